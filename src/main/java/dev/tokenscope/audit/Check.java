package dev.tokenscope.audit;

import dev.tokenscope.intent.Settings;
import dev.tokenscope.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One sentence about clients.
 *
 * @param id for example {@code RT-103}; never changes
 * @param level how much it costs when broken
 * @param seen where it was seen in the wild; {@link #SEEN_OFTEN} for no place in particular
 * @param basis the section it rests on, or {@code TokenScope rule}
 * @param sentence what that section says
 * @param remedy how it is repaired
 * @param setup how the server differs from the usual
 * @param provocation makes the situation arise
 * @param rule judges what was seen
 * @param watch how the situation is recognised, and brought about, in traffic that nobody drives
 */
public record Check(
    String id,
    Level level,
    String seen,
    String basis,
    String sentence,
    Remedy remedy,
    Setup setup,
    Provocation provocation,
    Rule rule,
    Watch watch) {

  /** Seen in several libraries, of which none wrote it down. */
  static final String SEEN_OFTEN = "";

  /** More messages than this prove nothing more. */
  static final int PROOF_MAX = 12;

  /** Where it was seen, in words. */
  public String seen(Texts texts) {
    return seen.equals(SEEN_OFTEN) ? texts.get("audit.explain.often") : seen;
  }

  /**
   * How the server of a check differs from the usual.
   *
   * @param settings changes the settings
   * @param scope what the tokens are granted
   * @param waits whether the check is mostly waiting, so that many may run at a time
   */
  public record Setup(UnaryOperator<Settings> settings, String scope, boolean waits) {
    /** One-hour tokens, rotation, reuse detection, no grace. */
    public static final Setup STRICT =
        new Setup(settings -> settings, "orders:read orders:write", false);

    /** The used refresh token is forgiven for 30 s. */
    public static final Setup GRACE =
        STRICT.with(
            settings -> settings.rotation(settings.rotation().grace(Duration.ofSeconds(30))));

    /** The same with other settings. */
    public Setup with(UnaryOperator<Settings> other) {
      return new Setup(other, scope, waits);
    }

    /** The same with another grant. */
    public Setup granting(String other) {
      return new Setup(settings, other, waits);
    }

    /** The same, and it takes its time. */
    public Setup waiting() {
      return new Setup(settings, scope, true);
    }
  }

  /** Makes a situation arise. */
  @FunctionalInterface
  public interface Provocation {
    /** Acts on the server and asks the client. */
    void play(Stage stage);
  }

  /** Judges what was seen. */
  @FunctionalInterface
  public interface Rule {
    /** The finding. */
    Finding judge(Check check, Evidence evidence);
  }

  /** What came of it. */
  public Finding judge(Evidence evidence) {
    return rule.judge(this, evidence);
  }

  Finding pass() {
    return new Finding.Pass(this);
  }

  Finding fail(Deed deed, Evidence evidence, List<Exchange> proof) {
    List<Proof> proofs = proofs(evidence, proof);
    return new Finding.Fail(this, deed, lines(proofs), proofs);
  }

  Finding warn(Deed deed, Evidence evidence, List<Exchange> proof) {
    List<Proof> proofs = proofs(evidence, proof);
    return new Finding.Warn(this, deed, lines(proofs), proofs);
  }

  Finding info(Deed deed, Evidence evidence, List<Exchange> proof) {
    List<Proof> proofs = proofs(evidence, proof);
    return new Finding.Info(this, deed, lines(proofs), proofs);
  }

  private static List<Proof> proofs(Evidence evidence, List<Exchange> proof) {
    return proof.stream().limit(PROOF_MAX).map(evidence::proof).toList();
  }

  private static List<String> lines(List<Proof> proofs) {
    return proofs.stream().map(Proof::line).toList();
  }

  Finding unseen(Reason reason) {
    return new Finding.NotObserved(this, reason, 0);
  }

  Finding unseen(Reason reason, int number) {
    return new Finding.NotObserved(this, reason, number);
  }

  /** Names the check, not the lambdas it is made of. */
  @Override
  public String toString() {
    return id;
  }
}
