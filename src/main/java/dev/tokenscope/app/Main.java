package dev.tokenscope.app;

/** Where the program starts. */
public final class Main {
  private Main() {}

  /** Starts the program. */
  public static void main(String[] args) {
    System.out.println("TokenScope");
  }
}
