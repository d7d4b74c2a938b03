package dev.tokenscope.view.steps;

import dev.tokenscope.projection.SessionState.Session;
import dev.tokenscope.projection.SessionState.Step;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** The seven steps, and how far the session has come. */
public final class StepsViewModel implements Pane {

  private final Texts texts;
  private final Distinct<List<Shown>> shown;
  private Set<Step> reached = Set.of();
  private @Nullable Step latest;

  /**
   * A step.
   *
   * @param number from 1
   * @param name in a word or two
   * @param text what happens in it
   * @param reached whether it was reached
   * @param latest whether it was the last to be
   */
  public record Shown(int number, String name, String text, boolean reached, boolean latest) {}

  /** The steps in a language. */
  public StepsViewModel(Texts texts) {
    this.texts = texts;
    this.shown = new Distinct<>(steps(Set.of(), null));
  }

  /** The steps as they are now. */
  public ReadOnlyObjectProperty<List<Shown>> shown() {
    return shown.getReadOnlyProperty();
  }

  @Override
  public void show(Moment moment) {
    Session session = moment.session();
    if (session.latest() != latest || !session.steps().equals(reached)) {
      latest = session.latest();
      reached = session.steps();
      shown.set(steps(reached, latest));
    }
  }

  private List<Shown> steps(Set<Step> reached, @Nullable Step latest) {
    return Arrays.stream(Step.values())
        .map(
            step ->
                new Shown(
                    step.number(),
                    texts.get("steps.name." + key(step)),
                    texts.get("steps.text." + key(step)),
                    reached.contains(step),
                    step == latest))
        .toList();
  }

  private static String key(Step step) {
    return switch (step) {
      case LOGGED_IN -> "login";
      case STORED -> "store";
      case CALLED -> "call";
      case EXPIRED_401 -> "expired";
      case SENT_REFRESH_TOKEN -> "refresh";
      case NEW_ACCESS_TOKEN -> "new";
      case LOGIN_AGAIN -> "again";
    };
  }
}
