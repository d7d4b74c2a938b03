package dev.tokenscope.view.truths;

import dev.tokenscope.projection.Showing;
import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.projection.TwoTruths;
import dev.tokenscope.projection.TwoTruths.Opinion;
import dev.tokenscope.projection.TwoTruths.Opinions;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import dev.tokenscope.view.StatusTexts;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;

/** What the client believes about its tokens, beside what the server knows about them. */
public final class TruthsViewModel implements Pane {

  private static final int OUTSIDERS_MAX = 3;

  private final Texts texts;
  private final Times times;
  private final ZoneId zone;
  private final StatusTexts words;
  private final WhyTexts why;
  private final Distinct<Shown> shown =
      new Distinct<>(new Shown(Agreement.NOTHING, "", List.of(), List.of(), List.of()));

  /** How the two stand to each other. */
  public enum Agreement {
    /** The client has no tokens to have an opinion about. */
    NOTHING,
    AGREE,
    DIFFER
  }

  /**
   * What the card says.
   *
   * @param agreement decides about colour and shape
   * @param verdict the same in words
   * @param pairs one for each token of the client; none where it has none
   * @param reasons a sentence for each difference, and for what surprises without being one
   * @param outsiders what clients that are none of ours showed last
   */
  public record Shown(
      Agreement agreement,
      String verdict,
      List<Pair> pairs,
      List<Reason> reasons,
      List<Outsider> outsiders) {}

  /** Both opinions about a token. */
  public record Pair(TokenType type, String name, Side client, Side server, boolean differ) {}

  /** One opinion: its status decides about colour and shape. */
  public record Side(TokenStatus status, String text) {}

  /** Why they differ; a mere remark where they do not. */
  public record Reason(String text, boolean alarming) {}

  /** A client that is none of ours: of its belief only its last request is known. */
  public record Outsider(String who, String text) {}

  /** The card in a language, with times of day of a zone. */
  public TruthsViewModel(Texts texts, ZoneId zone) {
    this.texts = texts;
    this.times = texts.times();
    this.zone = zone;
    this.words = new StatusTexts(texts);
    this.why = new WhyTexts(texts, zone);
  }

  /** What the card says now. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  @Override
  public void show(Moment moment) {
    List<Opinions> opinions =
        Stream.of(TokenType.ACCESS, TokenType.REFRESH)
            .map(type -> TwoTruths.at(moment.cards(), type, moment.instant()))
            .filter(both -> !both.name().isEmpty())
            .toList();
    boolean differ = opinions.stream().anyMatch(Opinions::differ);
    Agreement agreement =
        opinions.isEmpty() ? Agreement.NOTHING : differ ? Agreement.DIFFER : Agreement.AGREE;
    shown.set(
        new Shown(
            agreement,
            switch (agreement) {
              case NOTHING -> "";
              case AGREE -> texts.get("truth.verdict.agree");
              case DIFFER -> texts.get("truth.verdict.differ");
            },
            opinions.stream().map(this::pair).toList(),
            opinions.stream()
                .map(both -> new Reason(why.of(both), both.differ()))
                .filter(reason -> !reason.text().isEmpty())
                .distinct()
                // what alarms comes before what is only worth a word
                .sorted(Comparator.comparing(Reason::alarming).reversed())
                .toList(),
            moment.cards().truth().outsiders().stream()
                .limit(OUTSIDERS_MAX)
                .map(showing -> outsider(moment, showing))
                .toList()));
  }

  private Pair pair(Opinions both) {
    return new Pair(
        both.type(), both.name(), side(both.client()), side(both.server()), both.differ());
  }

  private Side side(Opinion opinion) {
    TokenStatus status = opinion.status();
    String word = words.of(status);
    String detail =
        switch (status) {
          case NONE, UNKNOWN -> "";
          case VALID -> opinion.left().isZero() ? "" : times.countdown(opinion.left());
          case USED, REUSED, EXPIRED, REVOKED ->
              opinion.since() == null ? "" : Times.clock(opinion.since(), zone);
        };
    return new Side(status, detail.isEmpty() ? word : texts.get("truth.side.text", word, detail));
  }

  private Outsider outsider(Moment moment, Showing showing) {
    String token = moment.cards().truth().names().shown(showing.token());
    Duration ago = Duration.between(showing.at(), moment.instant());
    boolean recent = ago.compareTo(Showing.RECENT) < 0;
    String when =
        recent
            ? texts.get("truth.outsider.ago", times.span(Duration.ofSeconds(ago.toSeconds())))
            : Times.clock(showing.at(), zone);
    return new Outsider(
        showing.by().shortName(),
        texts.get(
            showing.accepted() ? "truth.outsider.accepted" : "truth.outsider.refused",
            token,
            when));
  }
}
