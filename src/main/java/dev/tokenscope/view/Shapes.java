package dev.tokenscope.view;

import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.projection.Tone;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * The shape that stands for a meaning beside its colour, because colour alone is not seen by all.
 */
public final class Shapes {

  private Shapes() {}

  /**
   * Puts a part into the one state of its kind, and out of the others of that kind. These are
   * pseudo-classes and not style classes: for another style class the toolkit looks up anew which
   * rules there are for all that is in the part, for another state only which of them hold.
   *
   * @param kind what the states begin with, for example {@code status-}
   * @param wanted one of them; null for none
   */
  public static void show(Node part, String kind, @Nullable String wanted) {
    for (PseudoClass state : List.copyOf(part.getPseudoClassStates())) {
      String name = state.getPseudoClassName();
      if (name.startsWith(kind) && !name.equals(wanted)) {
        part.pseudoClassStateChanged(state, false);
      }
    }
    if (wanted != null) {
      part.pseudoClassStateChanged(PseudoClass.getPseudoClass(wanted), true);
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

  /** The state, for the style sheet, of what has a status. */
  public static String state(TokenStatus status) {
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

  /** The state, for the style sheet, of a row of the log. */
  public static String state(Tone tone) {
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
