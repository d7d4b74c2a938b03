package dev.tokenscope.view.audit;

import dev.tokenscope.audit.AuditReport;
import dev.tokenscope.audit.Baseline;
import dev.tokenscope.audit.Check;
import dev.tokenscope.audit.Finding;
import dev.tokenscope.audit.Fixes;
import dev.tokenscope.audit.LiveClient;
import dev.tokenscope.audit.Remedy;
import dev.tokenscope.audit.ReportText;
import dev.tokenscope.audit.Suite;
import dev.tokenscope.audit.Watch;
import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Auditing;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
  private final Fixes fixes = new Fixes();
  private final StringProperty client = new SimpleStringProperty("");
  private final StringProperty check = new SimpleStringProperty("");
  private final ObjectProperty<Remedy.Ecosystem> ecosystem =
      new SimpleObjectProperty<>(Remedy.Ecosystem.OKHTTP);
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
  private @Nullable Moment last;

  /** How a report is written into a file. */
  public enum Format {
    MARKDOWN,
    JSON,
    JUNIT
  }

  /**
   * A client that can be chosen.
   *
   * @param id of it
   * @param name how it is called here
   */
  public record Known(String id, String name) {
    /** As it stands in a list. */
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * A line of the table.
   *
   * @param id of the check
   * @param verdict the word of reports, by which it is coloured
   * @param word the same in words
   * @param level how much it costs
   * @param title what is required
   * @param evidence in short
   */
  public record Line(
      String id, String verdict, String word, String level, String title, String evidence) {}

  /**
   * A message of a proof.
   *
   * @param seq its place in the journal; 0 for none
   * @param text without secrets
   */
  public record Proof(long seq, String text) {}

  /**
   * The chosen check.
   *
   * @param line its line
   * @param basis on what it rests
   * @param said why the verdict is what it is
   * @param proof the messages
   * @param cause the usual one
   * @param cost for the user
   * @param fix code for the chosen ecosystem
   * @param again the command that repeats it
   * @param canProvoke whether its situation can be brought about
   */
  public record Detail(
      Line line,
      String basis,
      String said,
      List<Proof> proof,
      String cause,
      String cost,
      String fix,
      String again,
      boolean canProvoke) {}

  /**
   * What the tab says.
   *
   * @param clients who can be chosen
   * @param chosen who is
   * @param about the chosen one, in a line
   * @param counts passed, warned, failed, not observed
   * @param summary the same in words
   * @param lines of the table
   * @param detail of the chosen check
   * @param provoked what is provoked and what the client has to do now; empty for nothing
   */
  public record Shown(
      List<Known> clients,
      @Nullable Known chosen,
      String about,
      List<Integer> counts,
      String summary,
      List<Line> lines,
      @Nullable Detail detail,
      String provoked) {
    static final Shown NOTHING =
        new Shown(List.of(), null, "", List.of(0, 0, 0, 0), "", List.of(), null, "");
  }

  /**
   * The tab in a language.
   *
   * @param zone by which a report has its day
   * @param audit judges
   * @param clipboard takes what is copied
   */
  public AuditViewModel(
      Texts texts,
      ZoneId zone,
      Auditing audit,
      Asking asking,
      Choices choices,
      Consumer<String> clipboard) {
    this.texts = texts;
    this.zone = zone;
    this.audit = audit;
    this.asking = asking;
    this.choices = choices;
    this.clipboard = clipboard;
    client.subscribe((_, _) -> look());
    check.subscribe((_, _) -> look());
    ecosystem.subscribe((_, _) -> look());
  }

  /** What the tab says now. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
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
    Shown fresh = chosen == null ? nobody() : shown(all, chosen, seq);
    if (!fresh.equals(shown.get())) {
      shown.set(fresh);
    }
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

  private Shown nobody() {
    return new Shown(List.of(), null, "", List.of(0, 0, 0, 0), "", List.of(), null, provokedText());
  }

  private Shown shown(List<LiveClient> all, LiveClient chosen, long seq) {
    List<Finding> findings =
        chosen.verdicts().stream().map(verdict -> verdict.findingAt(seq)).toList();
    List<Line> lines = new ArrayList<>();
    int[] counts = new int[4];
    Detail detail = null;
    String wanted = wanted(findings);
    for (int i = 0; i < findings.size(); i++) {
      Finding finding = findings.get(i);
      counts[bucket(finding)]++;
      Line line = line(finding, chosen.verdicts().get(i).times());
      lines.add(line);
      if (line.id().equals(wanted)) {
        detail = detail(finding, line);
      }
    }
    return new Shown(
        all.stream().map(one -> new Known(one.id(), name(one))).toList(),
        new Known(chosen.id(), name(chosen)),
        about(chosen),
        List.of(counts[0], counts[1], counts[2], counts[3]),
        texts.get("audit.pane.counts", counts[0], counts[2], counts[1], counts[3]),
        lines,
        detail,
        provokedText());
  }

  /** Which check is looked at: the chosen one, else the first that failed. */
  private String wanted(List<Finding> findings) {
    return check.get().isEmpty()
        ? findings.stream()
            .filter(Finding.Fail.class::isInstance)
            .map(finding -> finding.check().id())
            .findFirst()
            .orElse("")
        : check.get();
  }

  private static int bucket(Finding finding) {
    return switch (finding) {
      case Finding.Pass _ -> 0;
      case Finding.Warn _ -> 1;
      case Finding.Fail _ -> 2;
      case Finding.NotObserved _, Finding.Inconclusive _, Finding.Info _ -> 3;
    };
  }

  private String name(LiveClient one) {
    String name = one.isBuiltIn() ? texts.get("audit.pane.builtIn") : one.shortName();
    return one.hasSession() && !one.isBuiltIn() ? name + " · " + one.family() : name;
  }

  private String about(LiveClient one) {
    return texts.get(
        "audit.pane.about", texts.get("audit.mode." + one.mode().option()), one.exchanges());
  }

  private String provokedText() {
    return audit
        .provoked()
        .map(
            one ->
                texts.get(
                    "audit.pane.provoked",
                    one.id(),
                    texts.get("audit.ask." + one.watch().ask().option())))
        .orElse("");
  }

  private Line line(Finding finding, int times) {
    String id = finding.check().id();
    return new Line(
        id,
        finding.verdict(),
        texts.get("audit.verdict." + finding.verdict()),
        texts.get("audit.level." + finding.check().level()),
        texts.get("audit.check." + id + ".title"),
        said(finding, times));
  }

  private String said(Finding finding, int times) {
    if (!finding.reasonKey().isEmpty()) {
      return texts.get(finding.reasonKey(), finding.detail());
    }
    return finding.proof().isEmpty()
        ? texts.get("audit.pane.times", times)
        : texts.get("audit.pane.messages", finding.proof().size());
  }

  private Detail detail(Finding finding, Line line) {
    Check of = finding.check();
    String key = "audit.check." + of.id();
    List<Proof> proof = new ArrayList<>();
    for (int i = 0; i < finding.proof().size(); i++) {
      long seq = i < finding.proofAt().size() ? finding.proofAt().get(i) : 0;
      proof.add(new Proof(seq, finding.proof().get(i)));
    }
    return new Detail(
        line,
        of.basis() + " · " + of.seen(texts),
        line.evidence(),
        proof,
        texts.get(key + ".cause"),
        texts.get(key + ".cost"),
        fixes.of(of.remedy(), ecosystem.get()),
        "./run.sh audit --check " + of.id() + " -- COMMAND",
        of.watch().canProvoke());
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

  /** Writes the report of the chosen client into a file. */
  public void export(Format format, Path file) {
    Moment moment = last;
    LiveClient chosen = chosen(audit.clients());
    if (moment == null || chosen == null) {
      return;
    }
    LocalDate today = LocalDate.ofInstant(moment.instant(), zone);
    ReportText written = new ReportText(texts, Baseline.NONE, false, today);
    AuditReport report = chosen.report(name(chosen), "all");
    asking.aside(
        () ->
            Files.writeString(
                file,
                switch (format) {
                  case MARKDOWN -> written.markdown(List.of(report));
                  case JSON -> written.json(report, "--watch");
                  case JUNIT -> written.junit(report, "--watch");
                }),
        _ -> {});
  }
}
