package dev.tokenscope.scenario;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Rotation;
import dev.tokenscope.intent.Settings;
import java.time.Duration;

/** What a server can set against a stolen refresh token (RFC 9700 §4.14.2). */
public enum Defence {
  /** Nothing: a refresh token stays the same. */
  NO_ROTATION,
  /** Rotation with reuse detection. */
  ROTATION,
  /** The same, but the previous refresh token is forgiven for ten seconds. */
  GRACE,
  /** Rotation, and an API that also asks whether a family was revoked. */
  DENY_LIST;

  private static final Duration GRACE_TIME = Duration.ofSeconds(10);

  /** The settings of a server that defends itself so, at the token endpoint. */
  public Settings settings() {
    Settings plain = Profile.CLASSROOM.settings().style(RefreshStyle.ENDPOINT);
    return switch (this) {
      case NO_ROTATION -> plain.rotation(Rotation.STRICT.on(false));
      case ROTATION -> plain.rotation(Rotation.STRICT);
      case GRACE -> plain.rotation(Rotation.STRICT.grace(GRACE_TIME));
      case DENY_LIST -> plain.rotation(Rotation.STRICT).denyList(true);
    };
  }
}
