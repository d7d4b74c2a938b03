package dev.tokenscope.view.inspector;

import dev.tokenscope.export.Curl;
import dev.tokenscope.export.HttpText;
import dev.tokenscope.export.Markdown;
import dev.tokenscope.journal.Message;
import dev.tokenscope.projection.Explanation;
import dev.tokenscope.projection.Lamp;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.Check;
import dev.tokenscope.token.Verdict;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** The chosen message: what it says, why the server decided so, and what happened next. */
public final class InspectorViewModel implements Pane {

  private final Texts texts;
  private final ZoneId zone;
  private final JwtViewModel jwt;
  private final BooleanProperty revealed = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<@Nullable Explained> shown = new ReadOnlyObjectWrapper<>();
  private @Nullable Explanation told;
  private String origin = "";
  private @Nullable Looked looked;
  private boolean jwtSeen = true;
  private @Nullable Runnable jwtIsBehind;

  /** What was put into words; a token that is valid now is not in a second. */
  private record Looked(@Nullable Explanation told, long seq, long second) {}

  /**
   * The model of the inspector.
   *
   * @param examine asks the server's keys about a token
   */
  public InspectorViewModel(Texts texts, ZoneId zone, Function<String, Verdict> examine) {
    this.texts = texts;
    this.zone = zone;
    this.jwt = new JwtViewModel(examine);
  }

  /** The message in words; null while none is chosen. */
  ReadOnlyObjectProperty<@Nullable Explained> shown() {
    return shown.getReadOnlyProperty();
  }

  /** The tokens of the message. */
  public JwtViewModel jwt() {
    return jwt;
  }

  /** Whether signatures and passwords are shown. */
  public BooleanProperty revealed() {
    return revealed;
  }

  /** The request as it stood on the wire; empty where there is none. */
  public String request() {
    Explanation now = told;
    return now == null ? "" : text(now.request().message());
  }

  /** The response as it stood on the wire, or that there is none. */
  public String response() {
    return response(told)
        .map(response -> text(response))
        .orElseGet(() -> texts.get("inspector.noResponse.text"));
  }

  /** The lines of the built-in client that act here. */
  List<Source> code() {
    return told == null ? List.of() : CodeAtWork.at(told);
  }

  /** Words of this language. */
  String text(String key, Object... arguments) {
    return texts.get(key, arguments);
  }

  /** The request as a command line. */
  public String curl(boolean withSecrets) {
    Explanation now = told;
    return now == null ? "" : Curl.of(now.request().message(), origin, withSecrets);
  }

  /** The message as it stood on the wire. */
  public String raw(boolean withSecrets) {
    return Optional.ofNullable(told)
        .flatMap(Explanation::message)
        .map(message -> HttpText.of(message, withSecrets))
        .orElse("");
  }

  /** Both messages and why, for a ticket. */
  public String markdown() {
    Explanation now = told;
    Explained words = shown.get();
    return now == null || words == null
        ? ""
        : Markdown.of(
            words.title(),
            words.rfc().isEmpty() ? words.why() : words.why() + " (" + words.rfc() + ")",
            now.request().message(),
            response(now).orElse(null));
  }

  private static Optional<Message.Response> response(@Nullable Explanation told) {
    return Optional.ofNullable(told).map(Explanation::answer).map(Explanation.Answered::message);
  }

  @Override
  public void show(Moment moment) {
    Explanation now = moment.told();
    Looked look = new Looked(now, moment.log().lastSeq(), moment.instant().getEpochSecond());
    if (look.equals(looked)) {
      return;
    }
    looked = look;
    origin = moment.session().origin();
    Wording words = new Wording(texts, zone, moment.log().names());
    boolean another = !Objects.equals(now, told);
    told = now;
    Explained inWords = now == null ? null : explained(now, words, moment);
    if (!Objects.equals(inWords, shown.get())) {
      shown.set(inWords);
    }
    if (another) {
      jwtIsBehind = () -> jwt.show(now, words, moment.instant());
      seesJwt(jwtSeen);
    }
  }

  /** Whether somebody looks at the tokens of the message: only then they are examined. */
  void seesJwt(boolean seen) {
    jwtSeen = seen;
    Runnable behind = jwtIsBehind;
    if (seen && behind != null) {
      jwtIsBehind = null;
      behind.run();
    }
  }

  private Explained explained(Explanation told, Wording words, Moment moment) {
    WhyTexts.Why why = new WhyTexts(words).of(told);
    DangerTexts danger = new DangerTexts(words, moment.cards().truth(), moment.instant());
    boolean answered = told.aboutAnswer();
    return new Explained(
        title(told),
        subtitle(told, words),
        told.message().map(new MarkTexts(words)::of).orElse(List.of()),
        whyTitle(told),
        answered ? told.decisive().map(this::lamps).orElse(List.of()) : List.of(),
        told.faults() > 0 && answered
            ? why.sentence() + " " + texts.get("explain.fault.text")
            : why.sentence(),
        why.rfc(),
        answered ? new NextTexts(words).of(told) : List.of(),
        danger.holders(moment.holders()),
        danger.danger(
            answered && told.answer() != null ? told.answer().tokens() : told.request().tokens()));
  }

  private String title(Explanation told) {
    Explanation.Answered answer = told.answer();
    if (!told.aboutAnswer() || answer == null) {
      Message.Request request = told.request().message();
      return texts.get(
          "explain.title.text", told.chosen(), request.method() + " " + request.path());
    }
    Message.Response response = answer.message();
    return response == null
        ? texts.get("explain.title.failed", told.chosen(), told.request().message().path())
        : texts.get(
            "explain.title.text", told.chosen(), response.status() + " " + response.reason());
  }

  private String subtitle(Explanation told, Wording words) {
    String client = words.lane(told.lane());
    String server = texts.get(told.request().toApi() ? "lane.api" : "lane.auth");
    String at = words.millis(told.at());
    Explanation.Answered answer = told.answer();
    if (!told.aboutAnswer() || answer == null) {
      return texts.get("explain.subtitle.request", client, server, at);
    }
    String latency = told.latency().map(taken -> texts.times().latency(taken)).orElse("");
    if (answer.message() == null) {
      return texts.get("explain.subtitle.failed", server, client, at, latency);
    }
    Message.Request request = told.request().message();
    return texts.get(
        "explain.subtitle.answer",
        server,
        client,
        at,
        latency,
        told.request().seq(),
        request.method() + " " + request.path());
  }

  private String whyTitle(Explanation told) {
    Explanation.Answered answer = told.answer();
    if (!told.aboutAnswer() || answer == null) {
      return texts.get("explain.why.title.request");
    }
    Message.Response response = answer.message();
    return response == null
        ? texts.get("explain.why.title.failed")
        : texts.get("explain.why.title.answer", response.status());
  }

  /** The failing one first: it is what everybody looks for. */
  private List<Explained.LampText> lamps(Explanation.Judged judged) {
    boolean used =
        judged.verdict() instanceof Verdict.Refused(var reason, _)
            && reason == Verdict.Reason.ALREADY_USED;
    return judged.lamps().stream()
        .sorted(Comparator.comparing(lamp -> lamp.state() != Lamp.State.FAILED))
        .map(lamp -> new Explained.LampText(texts.get(label(lamp.check(), used)), lamp.state()))
        .toList();
  }

  private static String label(Check check, boolean used) {
    return switch (check) {
      case CREDENTIALS -> "explain.lamp.credentials";
      case WELL_FORMED -> "explain.lamp.wellFormed";
      case KEY -> "explain.lamp.key";
      case SIGNATURE -> "explain.lamp.signature";
      case TYPE -> "explain.lamp.type";
      case ISSUER -> "explain.lamp.issuer";
      case AUDIENCE -> "explain.lamp.audience";
      case NOT_BEFORE -> "explain.lamp.notBefore";
      case EXPIRY -> "explain.lamp.expiry";
      case REVOCATION -> used ? "explain.lamp.unused" : "explain.lamp.revocation";
      case SCOPE -> "explain.lamp.scope";
    };
  }

  private String text(Message message) {
    return message.body().isDropped()
        ? HttpText.of(message, revealed.get())
            + "\n"
            + texts.get("inspector.body.dropped", message.body().size())
        : HttpText.of(message, revealed.get());
  }
}
