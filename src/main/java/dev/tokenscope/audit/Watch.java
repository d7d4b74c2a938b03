package dev.tokenscope.audit;

import dev.tokenscope.intent.OptionName;
import java.util.List;

/**
 * How a check is judged by traffic that nobody drives. The rule is the check's own: this finds the
 * moment it is about, and says what brings it about.
 *
 * @param occasion finds the moment
 * @param ask what the client has to do for it
 * @param acts what the laboratory does for it, in order; empty where it can do nothing
 */
public record Watch(Occasion occasion, Ask ask, List<Act> acts) {

  /** What a person, or a script, lets the client do once it was provoked. */
  public enum Ask {
    /** Any call. */
    CALL,
    /** A call, and another when its token has ended again. */
    TWICE,
    /** Two calls at the same time. */
    PAIR,
    /** Five calls at the same time. */
    CROWD,
    /** Eight calls at the same time. */
    LARGE_CROWD,
    /** Five calls, one after the other. */
    ROW,
    /** A few calls a second for a quarter of a minute. */
    STREAM,
    /** A POST to the orders. */
    POST,
    /** A call, and a logout before it is answered. */
    LOGOUT,
    /** A call, ten seconds of nothing, and another call. */
    IDLE,
    /** Nothing: only the driven audit can do what is needed. */
    NOTHING;

    /** The name in keys and answers. */
    public String option() {
      return OptionName.of(this);
    }
  }

  /** Acts that are given one by one. */
  public Watch(Occasion occasion, Ask ask, Act... acts) {
    this(occasion, ask, List.of(acts));
  }

  /** For what only the driven audit can tell. */
  static Watch drivenOnly() {
    return new Watch(_ -> Sight.unseen(Reason.DRIVEN_ONLY), Ask.NOTHING, List.of());
  }

  /** Whether the laboratory can bring it about. */
  public boolean canProvoke() {
    return ask != Ask.NOTHING;
  }
}
