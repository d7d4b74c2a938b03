package dev.tokenscope.audit;

import java.util.List;
import java.util.Locale;

/** What came of a check. Silence is never a pass. */
public sealed interface Finding {

  /** Of which check. */
  Check check();

  /** The word for it in reports: {@code PASS}, {@code WARN} and so on. */
  default String verdict() {
    return switch (this) {
      case Pass _ -> "PASS";
      case Warn _ -> "WARN";
      case Fail _ -> "FAIL";
      case NotObserved _ -> "NOT_OBSERVED";
      case Inconclusive _ -> "INCONCLUSIVE";
      case Info _ -> "INFO";
    };
  }

  /** The messages that prove it, as lines without secrets. */
  default List<String> proof() {
    return switch (this) {
      case Warn warn -> warn.lines();
      case Fail fail -> fail.lines();
      case Info info -> info.lines();
      case Pass _, NotObserved _, Inconclusive _ -> List.of();
    };
  }

  /** The same messages whole; none where only lines are known. */
  default List<Proof> messages() {
    return switch (this) {
      case Warn warn -> warn.proofs();
      case Fail fail -> fail.proofs();
      case Info info -> info.proofs();
      case Pass _, NotObserved _, Inconclusive _ -> List.of();
    };
  }

  /** Where these messages stand: the sequence numbers of their requests in the journal. */
  default List<Long> proofAt() {
    return messages().stream().map(Proof::at).toList();
  }

  /** The key of the sentence that says why: what the proof shows, or why nothing was judged. */
  default String reasonKey() {
    return code().isEmpty() ? "" : "audit." + code();
  }

  /** The same for programs: {@code deed.too-soon}; empty after a pass. */
  default String code() {
    return switch (this) {
      case Warn warn -> "deed." + warn.deed().option();
      case Fail fail -> "deed." + fail.deed().option();
      case Info info -> "deed." + info.deed().option();
      case NotObserved(_, var reason, _) -> "reason." + reason.option();
      case Inconclusive(_, var breakdown, _) -> "broken." + breakdown.option();
      case Pass _ -> "";
    };
  }

  /** What goes into the sentence of {@link #reasonKey}. */
  default String detail() {
    return switch (this) {
      case NotObserved(_, _, var number) -> String.format(Locale.ROOT, "%d", number);
      case Inconclusive(_, _, var detail) -> detail;
      case Pass _, Warn _, Fail _, Info _ -> "";
    };
  }

  /** The situation arose, and the client did right. */
  record Pass(Check check) implements Finding {}

  /** A SHOULD is broken. */
  record Warn(Check check, Deed deed, List<String> lines, List<Proof> proofs) implements Finding {
    /** Without the messages themselves. */
    public Warn(Check check, Deed deed, List<String> lines) {
      this(check, deed, lines, List.of());
    }
  }

  /** A MUST is broken. */
  record Fail(Check check, Deed deed, List<String> lines, List<Proof> proofs) implements Finding {
    /** Without the messages themselves. */
    public Fail(Check check, Deed deed, List<String> lines) {
      this(check, deed, lines, List.of());
    }
  }

  /**
   * The situation never arose.
   *
   * @param reason why
   * @param number how many, where the reason counts
   */
  record NotObserved(Check check, Reason reason, int number) implements Finding {}

  /**
   * The harness failed, or the client did so badly that it cannot be judged.
   *
   * @param breakdown what happened
   * @param detail in the words of whoever noticed
   */
  record Inconclusive(Check check, Breakdown breakdown, String detail) implements Finding {}

  /** Neither right nor wrong, and worth knowing. */
  record Info(Check check, Deed deed, List<String> lines, List<Proof> proofs) implements Finding {
    /** Without the messages themselves. */
    public Info(Check check, Deed deed, List<String> lines) {
      this(check, deed, lines, List.of());
    }
  }
}
