package dev.tokenscope.view;

/** Starts the preview from a class path, where an Application may not be the main class. */
public final class PreviewMain {
  private PreviewMain() {}

  public static void main(String... args) {
    Preview.main(args);
  }
}
