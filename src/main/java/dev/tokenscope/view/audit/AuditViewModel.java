package dev.tokenscope.view.audit;

import dev.tokenscope.audit.AuditReport;
import dev.tokenscope.audit.Check;
import dev.tokenscope.audit.LiveClient;
import dev.tokenscope.audit.Remedy;
import dev.tokenscope.audit.Suite;
import dev.tokenscope.audit.Watch;
import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Auditing;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Destination;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import dev.tokenscope.view.TextKey;
import dev.tokenscope.view.audit.Shown.Detail;
import dev.tokenscope.view.audit.Shown.Known;
import dev.tokenscope.view.audit.Shown.Proof;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The verdicts on one of the clients that talk to the server, and what can be done about them. */
public final class AuditViewModel implements Pane {

  private static final ApiCall ORDER = new ApiCall("POST", "/api/orders", "{\"item\":\"tea\"}");

  private final Texts texts;
  private final ZoneId zone;
  private final Auditing audit;
  private final Asking asking;
  private final Choices choices;
  private final Consumer<String> clipboard;
  private final Destination destination;
  private final VerdictTexts words;
  private final Export export;
  private final StringProperty client = new SimpleStringProperty("");
  private final StringProperty check = new SimpleStringProperty("");
  private final ObjectProperty<Remedy.Ecosystem> ecosystem =
      new SimpleObjectProperty<>(Remedy.Ecosystem.OKHTTP);
  private final Distinct<Shown> shown = new Distinct<>(Shown.NOTHING);
  private final ReadOnlyObjectWrapper<Export.Written> written =
      new ReadOnlyObjectWrapper<>(Export.Written.NOTHING);
  private @Nullable Moment last;

  /**
   * The tab in a language.
   *
   * @param zone by which a report has its day
   * @param audit judges
   * @param clipboard takes what is copied
   * @param destination asks where a report is to go
   */
  public AuditViewModel(
      Texts texts,
      ZoneId zone,
      Auditing audit,
      Asking asking,
      Choices choices,
      Consumer<String> clipboard,
      Destination destination) {
    this.texts = texts;
    this.zone = zone;
    this.audit = audit;
    this.asking = asking;
    this.choices = choices;
    this.clipboard = clipboard;
    this.destination = destination;
    this.words = new VerdictTexts(texts);
    this.export = new Export(texts);
    client.subscribe((_, _) -> look());
    check.subscribe((_, _) -> look());
    ecosystem.subscribe((_, _) -> look());
  }

  /** What the tab says now. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** What came of the last export. */
  public ReadOnlyObjectProperty<Export.Written> written() {
    return written.getReadOnlyProperty();
  }

  /** The id of the chosen client; empty for the first. */
  public StringProperty client() {
    return client;
  }

  /** The id of the chosen check; empty for none. */
  public StringProperty check() {
    return check;
  }

  /** For which kind of client the code that repairs is shown. */
  public ObjectProperty<Remedy.Ecosystem> ecosystem() {
    return ecosystem;
  }

  /** How large text is, in pixels. */
  public ObservableValue<Number> em() {
    return choices.em();
  }

  /** What an ecosystem is called. */
  public String name(Remedy.Ecosystem one) {
    return texts.get("audit.ecosystem." + one.option());
  }

  /** What a format is called. */
  public String name(Export.Format one) {
    return texts.get("audit.pane.format." + TextKey.of(one));
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
    long seq = moment.viewpoint().isLive() ? Long.MAX_VALUE : moment.viewpoint().seq();
    List<LiveClient> all = audit.clients();
    LiveClient chosen = chosen(all);
    String provoked = audit.provoked().map(words::provoked).orElse("");
    Shown fresh =
        chosen == null
            ? Shown.nobody(provoked)
            : words.of(all, chosen, seq, check.get(), ecosystem.get(), provoked);
    shown.set(fresh);
  }

  /** Who was chosen; else the first that is not the built-in one; else that one. */
  private @Nullable LiveClient chosen(List<LiveClient> all) {
    String wanted = client.get();
    return all.stream()
        .filter(one -> one.id().equals(wanted))
        .findFirst()
        .or(() -> all.stream().filter(one -> !one.isBuiltIn()).findFirst())
        .or(() -> all.stream().findFirst())
        .orElse(null);
  }

  /** Shows a message where it happened: in the sequence, in the lifelines, in the inspector. */
  public void goTo(Proof proof) {
    if (proof.seq() > 0) {
      choices.selection().set(proof.seq());
      choices.arrangement().tab().set("sequence");
    }
  }

  /** Shows the message with which the proof of the chosen check begins. */
  public void goToProof() {
    Detail detail = shown.get().detail();
    if (detail != null && !detail.proof().isEmpty()) {
      goTo(detail.proof().getFirst());
    }
  }

  /** Brings the situation of the chosen check about; the built-in client does its part itself. */
  public void provoke() {
    Detail detail = shown.get().detail();
    Optional<Check> chosen = detail == null ? Optional.empty() : Suite.find(detail.line().id());
    Known whom = shown.get().chosen();
    if (chosen.isEmpty()) {
      return;
    }
    asking.aside(
        () -> {
          audit.provoke(chosen.get());
          return chosen.get();
        },
        armed -> {
          look();
          if (whom != null && whom.id().equals(LiveClient.BUILT_IN)) {
            perform(armed.watch().ask());
          }
        });
  }

  /** Ends what was provoked. */
  public void calm() {
    asking.aside(
        () -> {
          audit.calm();
          return true;
        },
        _ -> look());
  }

  private void perform(Watch.Ask ask) {
    switch (ask) {
      case CALL, IDLE, TWICE -> asking.ask(new Intent.Call(ApiCall.ORDERS));
      case PAIR -> asking.ask(new Intent.Burst(ApiCall.ORDERS, 2));
      case CROWD -> asking.ask(new Intent.Burst(ApiCall.ORDERS, 5));
      case LARGE_CROWD -> asking.ask(new Intent.Burst(ApiCall.ORDERS, 8));
      case ROW, STREAM -> inARow(5);
      case POST -> asking.ask(new Intent.Call(ORDER));
      case LOGOUT -> {
        asking.ask(new Intent.Call(ApiCall.ORDERS));
        asking.ask(new Intent.LogOut());
      }
      case NOTHING -> {}
    }
  }

  private void inARow(int calls) {
    if (calls > 0) {
      asking.ask(new Intent.Call(ApiCall.ORDERS), () -> inARow(calls - 1));
    }
  }

  /** Copies the finding of the chosen check for a ticket. */
  public void copy() {
    Detail detail = shown.get().detail();
    if (detail != null) {
      StringBuilder text = new StringBuilder();
      text.append("**").append(detail.line().id()).append(' ').append(detail.line().title());
      text.append("**: ").append(detail.line().word()).append("\n\n");
      detail.proof().forEach(one -> text.append("    ").append(one.text()).append('\n'));
      text.append('\n').append(detail.cause()).append(' ').append(detail.cost()).append('\n');
      clipboard.accept(text.toString());
    }
  }

  /** Asks where to, and writes the report of the chosen client there. */
  public void export(Export.Format format) {
    Moment moment = last;
    LiveClient chosen = chosen(audit.clients());
    if (moment == null || chosen == null) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(moment.instant(), zone);
    AuditReport report = chosen.report(words.name(chosen), "all");
    destination
        .ask(texts.get("audit.pane.exportTitle"), format.file())
        .ifPresent(
            file -> asking.aside(() -> export.write(report, format, today, file), written::set));
  }
}
