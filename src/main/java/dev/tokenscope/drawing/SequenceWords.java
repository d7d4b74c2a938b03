package dev.tokenscope.drawing;

import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Step;
import java.time.Instant;

/** What a sequence says, in some language. */
public interface SequenceWords {

  /** The heading of a client's lane. */
  String lane(Lane lane);

  /** The heading of the resource server's lane. */
  String api();

  /** The heading of the authorization server's lane. */
  String auth();

  /** The time of day, to the second. */
  String time(Instant at);

  /** What a step says on its line. */
  String line(Step step);

  /** The same where there is less room. */
  String brief(Step step);

  /** What a step says to who cannot see it: also when, and who to whom. */
  String spoken(Step step);
}
