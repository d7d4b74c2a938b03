package dev.tokenscope.drawing;

/** The faces that texts of a drawing are set in; all of them come with the program. */
public enum Face {
  /** For everything that is read. */
  TEXT("Pretendard", "Pretendard-Regular.ttf"),
  /** For headings and names. */
  STRONG("Pretendard SemiBold", "Pretendard-SemiBold.ttf"),
  /** For bytes, headers and tokens. */
  MONO("JetBrains Mono", "JetBrainsMono-Regular.ttf");

  private final String family;
  private final String file;

  Face(String family, String file) {
    this.family = family;
    this.file = file;
  }

  /** The family by which it is asked for. */
  public String family() {
    return family;
  }

  /** The name of its file. */
  String file() {
    return file;
  }
}
