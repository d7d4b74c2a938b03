package dev.tokenscope.view;

import java.util.Locale;

/** What a person chose about light and dark. */
public enum Appearance {
  /** As the rest of this computer looks, also when that changes. */
  SYSTEM,
  LIGHT,
  DARK;

  /** The look that follows from it, on a computer that looks as it does. */
  public Theme theme(Theme ofSystem) {
    return switch (this) {
      case SYSTEM -> ofSystem;
      case LIGHT -> Theme.LIGHT;
      case DARK -> Theme.DARK;
    };
  }

  /** The name as it is typed: {@code system}. */
  public String option() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whoever chooses a look does not follow the system. */
  static Appearance of(Theme theme) {
    return switch (theme) {
      case LIGHT -> LIGHT;
      case DARK -> DARK;
    };
  }
}
