package dev.tokenscope.wire.gate;

/** Which answers of the server wait for one another, and in which order they go. */
public sealed interface AnswerPlan {

  /** None. */
  record Open() implements AnswerPlan {}

  /** Only the first refresh: its answer waits until no further refresh has come for a while. */
  record Refreshes() implements AnswerPlan {}

  /**
   * H(n): every refusal waits until so many are under way; the first refresh after them waits as
   * with {@link Refreshes}.
   *
   * @param calls how many, at least 2
   * @param order in which they go
   */
  record Crowd(int calls, Order order) implements AnswerPlan {
    /** Refuses a crowd of one. */
    public Crowd {
      if (calls < 2) {
        throw new IllegalArgumentException("A crowd has at least two calls.");
      }
    }
  }

  /**
   * Every refusal waits until so many are under way, and so does every refresh after them; at most
   * for a few seconds. For clients of whom it is known that each of their calls refreshes.
   *
   * @param calls how many, at least 2
   */
  record Meeting(int calls) implements AnswerPlan {
    /** Refuses a meeting of one. */
    public Meeting {
      if (calls < 2) {
        throw new IllegalArgumentException("A meeting has at least two calls.");
      }
    }
  }

  /**
   * S: of two refusals the first goes as soon as both are there, the second a while after a call
   * with the new token was granted.
   */
  record Straggler() implements AnswerPlan {}

  /** In which order held answers go. */
  enum Order {
    FIRST_COME,
    LAST_COME
  }
}
