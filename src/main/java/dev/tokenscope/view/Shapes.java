package dev.tokenscope.view;

import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.projection.Tone;
import java.util.List;
import javafx.css.Styleable;
import org.jspecify.annotations.Nullable;

/**
 * The shape that stands for a meaning beside its colour, because colour alone is not seen by all.
 */
public final class Shapes {

  private Shapes() {}

  /**
   * Gives a part the one style class of its kind, and takes away the others of that kind. A part
   * that has it already is left alone: each change of style classes styles all that is in it anew.
   *
   * @param kind what the style classes begin with, for example {@code status-}
   * @param wanted one of them; null for none
   */
  public static void show(Styleable part, String kind, @Nullable String wanted) {
    List<String> classes = part.getStyleClass();
    if (wanted == null || !classes.contains(wanted)) {
      classes.removeIf(name -> name.startsWith(kind));
      if (wanted != null) {
        classes.add(wanted);
      }
    }
  }

  /** The icon of a status. */
  public static String icon(TokenStatus status) {
    return switch (status) {
      case NONE -> "fth-minus";
      case UNKNOWN -> "fth-help-circle";
      case VALID -> "fth-check-circle";
      case USED -> "fth-corner-down-right";
      case REUSED -> "fth-alert-triangle";
      case EXPIRED -> "fth-clock";
      case REVOKED -> "fth-slash";
    };
  }

  /** The icon of a row of the log. */
  public static String icon(Tone tone) {
    return switch (tone) {
      case REQUEST -> "fth-arrow-right";
      case REFRESH -> "fth-refresh-cw";
      case SUCCESS -> "fth-check";
      case REFUSED -> "fth-x";
      case FAILURE -> "fth-alert-circle";
      case EXPIRY -> "fth-clock";
      case NEW_TOKENS -> "fth-key";
      case ALARM -> "fth-alert-triangle";
      case NOTE -> "fth-info";
    };
  }

  /** The style class of a status. */
  public static String styleClass(TokenStatus status) {
    return switch (status) {
      case NONE -> "status-none";
      case UNKNOWN -> "status-unknown";
      case VALID -> "status-valid";
      case USED -> "status-used";
      case REUSED -> "status-reused";
      case EXPIRED -> "status-expired";
      case REVOKED -> "status-revoked";
    };
  }

  /** The style class of a row of the log. */
  public static String styleClass(Tone tone) {
    return switch (tone) {
      case REQUEST -> "tone-request";
      case REFRESH -> "tone-refresh";
      case SUCCESS -> "tone-success";
      case REFUSED -> "tone-refused";
      case FAILURE -> "tone-failure";
      case EXPIRY -> "tone-expiry";
      case NEW_TOKENS -> "tone-new-tokens";
      case ALARM -> "tone-alarm";
      case NOTE -> "tone-note";
    };
  }
}
