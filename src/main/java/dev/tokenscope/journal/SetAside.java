package dev.tokenscope.journal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What cannot be used is moved out of the way under another name, never overwritten: it may be the
 * last trace of something. The name says when the file was written last.
 */
public final class SetAside {

  private static final int SAME_NAME_MAX = 1000;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private SetAside() {}

  /**
   * Moves a file out of the way.
   *
   * @return where it is now, for example {@code tokens.json.set-aside-20261125T034500Z}
   * @throws IOException when it cannot be moved; then it is where it was
   */
  public static Path of(Path file) throws IOException {
    String stamp = STAMP.format(Files.getLastModifiedTime(file).toInstant());
    for (int n = 1; n <= SAME_NAME_MAX; n++) {
      String name = file.getFileName() + ".set-aside-" + stamp + (n == 1 ? "" : "-" + n);
      Path aside = file.resolveSibling(name);
      try {
        Files.move(file, aside);
        return aside;
      } catch (FileAlreadyExistsException _) {
        // an older one is there: keep both
      }
    }
    throw new IOException("Too many were set aside before; look through " + file.getParent() + ".");
  }

  /**
   * Moves a file out of the way, and says so.
   *
   * @param flaw why
   * @param sentence what is wrong with it
   * @param cause what found that
   * @return to be thrown
   */
  public static FlawedFile because(FileFlaw flaw, Path file, String sentence, Exception cause)
      throws IOException {
    Path aside = of(file);
    return new FlawedFile(
        flaw, sentence + " It was set aside as " + aside.getFileName() + ".", aside, cause);
  }
}
