package dev.tokenscope.view.server;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.projection.Family;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.Alg;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** What the server knows at the moment that is looked at, and what can be done to it now. */
public final class ServerViewModel implements Pane {

  private final Texts texts;
  private final Lines lines;
  private final Asking asking;
  private final Choices choices;
  private final Consumer<String> clipboard;
  private final ObjectProperty<Section> section = new SimpleObjectProperty<>(Section.FAMILIES);
  private final Distinct<Shown> shown =
      new Distinct<>(new Shown(Section.FAMILIES, List.of(), "", "", ""));
  private @Nullable Moment last;

  /**
   * What the tab says.
   *
   * @param section what is looked at
   * @param lines of its table
   * @param note a sentence about them; empty for none
   * @param empty what the table says while it has no lines
   * @param jwks where the public keys are fetched
   */
  public record Shown(Section section, List<Line> lines, String note, String empty, String jwks) {}

  /**
   * The tab in a language, with times of day of a zone.
   *
   * @param clipboard takes what is copied
   */
  public ServerViewModel(
      Texts texts, ZoneId zone, Asking asking, Choices choices, Consumer<String> clipboard) {
    this.texts = texts;
    this.lines = new Lines(texts, zone);
    this.asking = asking;
    this.choices = choices;
    this.clipboard = clipboard;
    section.subscribe((_, _) -> look());
    choices.family().subscribe((_, _) -> look());
  }

  /** What the tab says now. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** What is looked at. */
  public ObjectProperty<Section> section() {
    return section;
  }

  /** How many pixels one em has. */
  public ObservableValue<Number> em() {
    return choices.em();
  }

  /** What a column is called. */
  public String column(String end) {
    return texts.get("server.column." + end);
  }

  /** Shows the tokens of a family, here and in the rotation tree. */
  public void tokensOf(Line family) {
    choices.family().set(family.id());
    section.set(Section.TOKENS);
  }

  /** Revokes a family. */
  public void revoke(Line family) {
    asking.ask(new Intent.Revoke(family.id()));
  }

  /** Ends a token. */
  public void end(Line token) {
    asking.ask(new Intent.ExpireToken(token.id()));
  }

  /** Ends every token of a kind that was issued so far. */
  public void endAll(TokenType type) {
    asking.ask(new Intent.Expire(type));
  }

  /** Signs with a new key. */
  public void rotateKey(KeyChange change) {
    asking.ask(new Intent.RotateKey(change));
  }

  /** Takes one fault away. */
  public void disarm(Line fault) {
    asking.ask(new Intent.Disarm(Long.parseLong(fault.id())));
  }

  /** Lets the server behave again. */
  public void disarm() {
    asking.ask(new Intent.DisarmAll());
  }

  /** Copies the address of the public keys. */
  public void copyJwks() {
    clipboard.accept(shown.get().jwks());
  }

  @Override
  public void show(Moment moment) {
    last = moment;
    look();
  }

  private void look() {
    Moment moment = last;
    if (moment == null) {
      return;
    }
    Section now = section.get();
    Shown fresh =
        new Shown(
            now,
            lines.of(now, choices.family().get(), moment),
            note(now, moment),
            empty(now, moment),
            moment.session().origin() + "/.well-known/jwks.json");
    shown.set(fresh);
  }

  private String note(Section now, Moment moment) {
    return switch (now) {
      case TOKENS -> Lines.family(choices.family().get(), moment).map(this::familyNote).orElse("");
      case KEYS ->
          texts.get(
              moment.session().settings().algorithm() == Alg.HS256
                  ? "server.note.secret"
                  : "server.note.keys");
      case DENIED ->
          texts.get(
              moment.session().settings().denyList() ? "server.note.denied" : "server.note.off");
      case FAMILIES -> texts.get("server.note.families");
      case FAULTS -> texts.get("server.note.faults");
      case SETTINGS -> texts.get("server.note.settings");
    };
  }

  private String familyNote(Family family) {
    return texts.get(
        "server.note.tokens",
        family.letter(),
        family.subject(),
        String.join(" ", family.scope().stream().sorted().toList()));
  }

  private String empty(Section now, Moment moment) {
    return texts.get(
        switch (now) {
          case FAMILIES, TOKENS -> "server.empty.families";
          case KEYS -> "server.empty.keys";
          case DENIED ->
              moment.session().settings().denyList() ? "server.empty.denied" : "server.empty.off";
          case FAULTS -> "server.empty.faults";
          case SETTINGS -> "server.empty.settings";
        });
  }
}
