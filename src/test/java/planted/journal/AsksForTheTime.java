package planted.journal;

import java.time.Instant;

/** Breaks: time is injected. */
final class AsksForTheTime {
  Instant now() {
    return Instant.now();
  }
}
