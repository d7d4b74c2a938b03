package dev.tokenscope.app.command;

/** Something a person can mend: a sentence for the terminal and an exit status. */
public final class Failure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Wrong words on the command line, or a port in use. */
  public static final int USAGE = 2;

  private final int status;

  /**
   * A failure.
   *
   * @param status of the process
   * @param sentence what is wrong and what to do
   */
  public Failure(int status, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
  }

  /** The exit status of the process. */
  public int status() {
    return status;
  }
}
