package planted.journal;

/** Breaks: only the app writes to the standard streams. */
public final class Prints {
  void print() {
    System.out.println("a secret");
  }
}
