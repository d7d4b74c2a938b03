package dev.tokenscope.view.fault;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.projection.ServerFacts;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.FaultTexts;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import dev.tokenscope.view.Theme;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** Which fault is chosen, what was typed about it, and what is armed at the moment looked at. */
public final class FaultViewModel implements Pane {

  private final Texts texts;
  private final FaultTexts words;
  private final Asking asking;
  private final Choices choices;
  private final Refusals refusals;
  private final Map<Kind, Typed> typedBefore = new HashMap<>();
  private final Map<Told, Story> stories = new HashMap<>();
  private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.of("lost-reply"));
  private final ReadOnlyObjectWrapper<Form> form;
  private final Distinct<Shown> shown =
      new Distinct<>(new Shown(List.of(), Map.of(), RefreshStyle.ENDPOINT));

  /**
   * What was typed about a kind.
   *
   * @param wrong what is wrong with it, by the name of the option; a sentence each
   */
  record Form(Typed typed, Map<String, String> wrong) {}

  /**
   * What the server does wrong.
   *
   * @param armed what is armed, in the order of arming
   * @param struck how often each kind struck that did
   * @param style how the client refreshes
   */
  public record Shown(
      List<ServerFacts.Armed> armed, Map<Kind, Integer> struck, RefreshStyle style) {

    /** Those of one kind. */
    public List<ServerFacts.Armed> of(Kind kind) {
      return armed.stream().filter(one -> one.rule().fault().option().equals(kind.name())).toList();
    }
  }

  /** What is told of a kind where the client refreshes in a style. */
  private record Told(Kind kind, RefreshStyle style) {}

  /** The faults in a language. */
  public FaultViewModel(Texts texts, Asking asking, Choices choices) {
    this.texts = texts;
    this.words = new FaultTexts(texts);
    this.asking = asking;
    this.choices = choices;
    this.refusals = new Refusals(texts);
    this.form = new ReadOnlyObjectWrapper<>(new Form(Typed.usual(kind.get()), Map.of()));
    kind.subscribe((_, now) -> chosen(now));
  }

  /** Which kind is looked at. */
  public ObjectProperty<Kind> kind() {
    return kind;
  }

  /** What was typed about it; it is kept while other kinds are looked at. */
  ReadOnlyObjectProperty<Form> form() {
    return form.getReadOnlyProperty();
  }

  /** What is armed, and what struck. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** In which colours. */
  public ObservableValue<Theme> theme() {
    return choices.theme();
  }

  /** How many pixels one em has. */
  public ObservableValue<Number> em() {
    return choices.em();
  }

  /** What the kind that is looked at makes of a sound client that refreshes as the one here. */
  Story story() {
    return stories.computeIfAbsent(
        new Told(kind.get(), shown.get().style()), one -> Story.of(one.kind(), one.style(), texts));
  }

  /** Types something about the kind that is looked at, right or wrong. */
  public void type(String option, String value) {
    Typed now = form.get().typed().with(option, value);
    typedBefore.put(kind.get(), now);
    form.set(judged(now));
  }

  /** Arms the fault as it was typed, where nothing is wrong with that. */
  public void arm() {
    if (form.get().wrong().isEmpty()) {
      asking.ask(new Intent.Arm(form.get().typed().rule()));
    }
  }

  /** Takes one fault away, by its number. */
  public void disarm(long number) {
    asking.ask(new Intent.Disarm(number));
  }

  /** Lets the server behave again. */
  public void disarmAll() {
    asking.ask(new Intent.DisarmAll());
  }

  /** What arming would do, or the first thing that is wrong with what was typed. */
  public String will() {
    return form.get().wrong().isEmpty()
        ? texts.get("faults.will.text", words.whole(form.get().typed().rule()))
        : firstWrong().orElse("");
  }

  private Optional<String> firstWrong() {
    return kind.get().options().stream()
        .filter(option -> form.get().wrong().containsKey(option.name()))
        .findFirst()
        .map(
            option ->
                texts.get(
                    "faults.wrong.named",
                    texts.get("faults.option." + option.name()),
                    form.get().wrong().getOrDefault(option.name(), "")));
  }

  /** How often the kind that is looked at struck; empty where it did not. */
  public String struck() {
    int times = shown.get().struck().getOrDefault(kind.get(), 0);
    return switch (times) {
      case 0 -> "";
      case 1 -> texts.get("faults.struck.one");
      default -> texts.get("faults.struck.many", times);
    };
  }

  /** What is to be said about a fault that is armed. */
  public String told(ServerFacts.Armed armed) {
    return texts.get("faults.armed.line", armed.number(), words.whole(armed));
  }

  /** What the menu is called: how many are armed is seen without opening it. */
  public String menu(String name) {
    int armed = shown.get().armed().size();
    return armed == 0 ? name : texts.get("menu.faults.count", name, armed);
  }

  private void chosen(Kind now) {
    form.set(judged(typedBefore.getOrDefault(now, Typed.usual(now))));
  }

  private Form judged(Typed typed) {
    Map<String, String> sentences = new HashMap<>();
    for (Option option : typed.kind().options()) {
      refusals
          .of(option, typed.text(option.name()))
          .ifPresent(sentence -> sentences.put(option.name(), sentence));
    }
    return new Form(typed, Map.copyOf(sentences));
  }

  @Override
  public void show(Moment moment) {
    Map<Kind, Integer> struck = new LinkedHashMap<>();
    for (Kind one : Kind.ALL) {
      moment.server().struck().get(one.name()).ifPresent(times -> struck.put(one, times));
    }
    Shown now =
        new Shown(
            moment.server().faults(), Map.copyOf(struck), moment.session().settings().style());
    shown.set(now);
  }
}
