package dev.tokenscope.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that is there and cannot be used as it is. */
public final class FlawedFile extends IOException {

  private static final long serialVersionUID = 1L;

  private final FileFlaw flaw;
  private final transient @Nullable Path aside;

  /**
   * A flaw.
   *
   * @param sentence what is wrong with it
   * @param aside where the file was moved to; null where it stays
   * @param cause what found it; null for none
   */
  public FlawedFile(
      FileFlaw flaw, String sentence, @Nullable Path aside, @Nullable Exception cause) {
    super(sentence, cause);
    this.flaw = flaw;
    this.aside = aside;
  }

  /** What is wrong with it. */
  public FileFlaw flaw() {
    return flaw;
  }

  /** Where it was moved to, if it was. */
  public Optional<Path> aside() {
    return Optional.ofNullable(aside);
  }
}
