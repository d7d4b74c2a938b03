package dev.tokenscope.intent;

import dev.tokenscope.token.Alg;
import java.time.Duration;
import java.util.Locale;

/** Settings that belong together, under a name. */
public enum Profile {
  /** Short lives, header style: a lesson fits into minutes. */
  CLASSROOM(15, 120, 600, RefreshStyle.HEADER, true),
  /** What an OAuth 2.0 server does today. */
  OAUTH(300, 1800, 8 * 3600, RefreshStyle.ENDPOINT, true),
  /** The same refresh token until it ends. */
  NO_ROTATION(15, 120, 600, RefreshStyle.HEADER, false),
  /** Long lives; expiry comes by command, because real clients refresh ahead of time. */
  QA(3600, 86_400, 7 * 86_400, RefreshStyle.ENDPOINT, true),
  /** Anything else. */
  CUSTOM(15, 120, 600, RefreshStyle.HEADER, true);

  private final int accessSeconds;
  private final int idleSeconds;
  private final int absoluteSeconds;
  private final RefreshStyle style;
  private final boolean rotation;

  Profile(int accessSeconds, int idleSeconds, int absoluteSeconds, RefreshStyle style, boolean on) {
    this.accessSeconds = accessSeconds;
    this.idleSeconds = idleSeconds;
    this.absoluteSeconds = absoluteSeconds;
    this.style = style;
    this.rotation = on;
  }

  /** The settings of this profile, with the sound client and its tokens in memory. */
  public Settings settings() {
    return new Settings(
        this,
        new Lifetimes(
            Duration.ofSeconds(accessSeconds),
            Duration.ofSeconds(idleSeconds),
            Duration.ofSeconds(absoluteSeconds)),
        style,
        Rotation.STRICT.on(rotation),
        false,
        Alg.ES256,
        Duration.ZERO,
        Manner.PLAIN,
        RefreshPolicy.SOUND,
        StoreKind.MEMORY);
  }

  /** The name as it is typed: {@code no-rotation}. */
  public String option() {
    return OptionName.of(this);
  }

  /**
   * Finds a profile by the name as it is typed.
   *
   * @throws IllegalArgumentException with a sentence that lists them
   */
  public static Profile of(String option) {
    for (Profile profile : values()) {
      if (profile.option().equals(option.toLowerCase(Locale.ROOT))) {
        return profile;
      }
    }
    throw new IllegalArgumentException(
        "There is no profile '"
            + option
            + "'. Choose classroom, oauth, no-rotation, qa or custom.");
  }
}
