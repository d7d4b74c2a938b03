package dev.tokenscope.view.settings;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.SettingsText;
import dev.tokenscope.intent.Spans;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What is in force, by name and text, and the way to change it. Every change acts at once. */
public final class SettingsViewModel implements Pane {

  private final Asking asking;
  private final Choices choices;
  private final Refusals refusals;
  private Settings settings = Profile.CLASSROOM.settings();
  private Duration skew = Duration.ZERO;
  private @Nullable Chosen chosen;
  private final Distinct<Map<String, String>> values;
  private final ReadOnlyObjectWrapper<Map<String, String>> wrong =
      new ReadOnlyObjectWrapper<>(Map.of());

  /** What the texts are made of. */
  private record Chosen(
      Settings settings, Duration skew, int burst, Duration every, Duration step) {}

  /** The settings in a language. */
  public SettingsViewModel(Texts texts, Asking asking, Choices choices) {
    this.asking = asking;
    this.choices = choices;
    this.refusals = new Refusals(texts);
    this.values = new Distinct<>(all());
  }

  /** What is in force now, by name. */
  public ReadOnlyObjectProperty<Map<String, String>> values() {
    return values.getReadOnlyProperty();
  }

  /** What is wrong with what was typed last, by name; a sentence each. */
  public ReadOnlyObjectProperty<Map<String, String>> wrong() {
    return wrong.getReadOnlyProperty();
  }

  /** Whether a setting does anything, as the others are. */
  public boolean matters(String name) {
    boolean rotation = settings.rotation().on();
    return switch (name) {
      case "reuse-detection", "grace", "grace-policy" -> rotation;
      case "echo-refresh-token" -> !rotation;
      case "proactive" -> settings.style() == RefreshStyle.ENDPOINT;
      default -> true;
    };
  }

  /** Chooses a value, or says why it cannot be chosen. */
  public void choose(String name, String typed) {
    String value = typed.strip();
    Optional<String> refusal = refusals.of(name, value, settings);
    Map<String, String> sentences = new HashMap<>(wrong.get());
    refusal.ifPresentOrElse(
        sentence -> sentences.put(name, sentence), () -> sentences.remove(name));
    wrong.set(Map.copyOf(sentences));
    if (refusal.isEmpty() && !value.equals(values.get().get(name))) {
      act(name, value);
    }
  }

  private void act(String name, String value) {
    switch (name) {
      case "burst" -> choices.burst().set(Integer.parseInt(value));
      case "every" -> choices.every().set(Spans.parse(value));
      case "step" -> choices.step().set(Spans.parse(value));
      case "skew" -> asking.ask(new Intent.Skew(Spans.parse(value)));
      default -> asking.ask(new Intent.Choose(changed(name, value)));
    }
    look();
  }

  private Settings changed(String name, String value) {
    for (Safety safety : Safety.values()) {
      if (Setting.name(safety).equals(name)) {
        return settings.client(settings.client().with(safety, value.equals("on")));
      }
    }
    return SettingsText.change(settings, name, value);
  }

  @Override
  public void show(Moment moment) {
    // what is chosen is a change of what is in force now, whatever moment is looked at
    settings = moment.present().settings();
    skew = moment.present().clock().skew();
    look();
  }

  /** A moment comes ten times a second, and most of the time nothing was chosen since. */
  private void look() {
    Chosen now =
        new Chosen(
            settings, skew, choices.burst().get(), choices.every().get(), choices.step().get());
    if (!now.equals(chosen)) {
      chosen = now;
      values.set(all());
    }
  }

  private Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>(SettingsText.all(settings));
    for (Safety safety : Safety.values()) {
      all.put(Setting.name(safety), settings.client().has(safety) ? "on" : "off");
    }
    all.put("burst", Integer.toString(choices.burst().get()));
    all.put("every", Spans.format(choices.every().get()));
    all.put("step", Spans.format(choices.step().get()));
    all.put("skew", Spans.format(skew));
    return all;
  }
}
