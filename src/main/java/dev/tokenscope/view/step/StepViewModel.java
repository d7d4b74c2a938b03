package dev.tokenscope.view.step;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.projection.Carried;
import dev.tokenscope.projection.Holding;
import dev.tokenscope.projection.TokenNames;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Distinct;
import dev.tokenscope.view.LaneTexts;
import dev.tokenscope.view.Moment;
import dev.tokenscope.view.Pane;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;

/** Which messages are held, which one waits in front, and what can become of it. */
public final class StepViewModel implements Pane {

  /** How much later a message can go, in lab time. */
  public static final List<Duration> DELAYS =
      List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30));

  private static final int QUEUE_SHOWN_MAX = 6;

  /**
   * What the card says.
   *
   * @param filter which messages are held
   * @param front the message that is decided about; null while none waits
   * @param waiting how many wait, in words
   * @param others the others that wait, oldest first; not more than fit
   * @param more how many others there are beyond those, in words; empty for none
   */
  public record Shown(
      HoldFilter filter, @Nullable Front front, String waiting, List<Other> others, String more) {

    /** Whether there is anything to show. */
    public boolean visible() {
      return filter.isOn() || front != null;
    }

    /** The number of the message in front; 0 while none waits. */
    public long inFront() {
      return front == null ? 0 : front.hold();
    }

    /** Whether a message waits. */
    public boolean held() {
      return front != null;
    }
  }

  /**
   * The message in front.
   *
   * @param hold its number
   * @param parties who sends it to whom
   * @param line its first line
   * @param tokens the short names of the tokens that it carries
   * @param answer whether it is an answer
   * @param external whether a client waits whose clock cannot be stopped
   */
  public record Front(
      long hold, String parties, String line, String tokens, boolean answer, boolean external) {}

  /**
   * Another message that waits.
   *
   * @param hold its number
   * @param text who sends what
   */
  public record Other(long hold, String text) {}

  private final Texts texts;
  private final Asking asking;
  private final EditViewModel editor;
  private final Distinct<Shown> shown =
      new Distinct<>(new Shown(HoldFilter.NONE, null, "", List.of(), ""));
  private Holding holding = Holding.NOTHING;
  private TokenNames.Known names = new TokenNames().initial();
  private long chosen;

  /** Step mode in a language. */
  public StepViewModel(Texts texts, Asking asking) {
    this.texts = texts;
    this.asking = asking;
    this.editor = new EditViewModel(texts);
  }

  /** What the card says now. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Where a request is changed before it goes. */
  public EditViewModel editor() {
    return editor;
  }

  /** Holds everything from now on, or lets everything flow, also what waits. */
  public void toggle() {
    if (holding.filter().isOn() || !holding.queue().isEmpty()) {
      asking.ask(new Intent.Hold(HoldFilter.NONE));
      holding.queue().forEach(held -> release(held.hold(), new Decision.Send()));
    } else {
      asking.ask(new Intent.Hold(HoldFilter.ALL));
    }
  }

  /** Chooses which messages are held; what waits goes on waiting. */
  public void hold(HoldFilter filter) {
    if (!filter.equals(holding.filter())) {
      asking.ask(new Intent.Hold(filter));
    }
  }

  /** Puts another message that waits in front. */
  public void choose(long hold) {
    chosen = hold;
    show();
  }

  /** Lets the message in front go, as it was changed if it is being changed. */
  public void send() {
    Front front = shown.get().front();
    if (front != null && editor.isOpen().get()) {
      editor.decision().ifPresent(edit -> release(front.hold(), edit));
    } else {
      decide(new Decision.Send());
    }
  }

  /** Makes the message in front never arrive. */
  public void drop() {
    decide(new Decision.Drop());
  }

  /** Lets the request in front be worked on, and makes its answer never come back. */
  public void loseReply() {
    decide(new Decision.LoseReply());
  }

  /** Lets the message in front go later, in lab time. */
  public void delay(Duration by) {
    decide(new Decision.Delay(by));
  }

  /** Begins to change the request in front; of answers nothing can be changed. */
  public void edit() {
    front().filter(held -> held.answer() == null).ifPresent(held -> editor.open(held.request()));
  }

  @Override
  public void show(Moment moment) {
    // whatever moment is looked at: what waits, waits now
    holding = moment.present().holding();
    names = moment.present().names();
    show();
  }

  private void show() {
    Event.Held front = front().orElse(null);
    Front before = shown.get().front();
    if (front == null || before == null || front.hold() != before.hold()) {
      editor.close();
    }
    List<Event.Held> others =
        holding.queue().stream()
            .filter(held -> front == null || held.hold() != front.hold())
            .toList();
    int beyond = others.size() - QUEUE_SHOWN_MAX;
    shown.set(
        new Shown(
            holding.filter(),
            front == null ? null : inWords(front),
            others.isEmpty() ? "" : texts.get("step.queue.text", holding.queue().size()),
            others.stream()
                .limit(QUEUE_SHOWN_MAX)
                .map(held -> new Other(held.hold(), who(held) + line(held) + tokensBehind(held)))
                .toList(),
            beyond > 0 ? texts.get("step.queue.more", beyond) : ""));
  }

  private Optional<Event.Held> front() {
    return holding.queue().stream()
        .filter(held -> held.hold() == chosen)
        .findFirst()
        .or(() -> holding.queue().stream().findFirst());
  }

  private void decide(Decision decision) {
    Front front = shown.get().front();
    if (front != null) {
      release(front.hold(), decision);
    }
  }

  private void release(long hold, Decision decision) {
    asking.ask(new Intent.Release(hold, decision));
  }

  // words

  private Front inWords(Event.Held held) {
    boolean external = !held.lane().isBuiltIn();
    return new Front(
        held.hold(), parties(held), line(held), tokens(held), held.answer() != null, external);
  }

  private String parties(Event.Held held) {
    String caller = new LaneTexts(texts).title(held.lane());
    String server = texts.get(held.request().path().startsWith("/api/") ? "lane.api" : "lane.auth");
    return held.answer() == null
        ? texts.get("log.parties.text", caller, server)
        : texts.get("log.parties.text", server, caller);
  }

  private static String line(Event.Held held) {
    String asked = held.request().method() + " " + held.request().target();
    Message.Response answer = held.answer();
    return answer == null ? asked : answer.status() + " " + answer.reason() + " · " + asked;
  }

  private String tokens(Event.Held held) {
    Message.Response answer = held.answer();
    return Carried.in(answer == null ? held.request() : answer).stream()
        .map(names::of)
        .map(names::shown)
        .distinct()
        .collect(Collectors.joining(" + "));
  }

  /** Of the client under study it goes without saying. */
  private String who(Event.Held held) {
    return held.lane().equals(Lane.CLIENT) ? "" : parties(held) + " · ";
  }

  private String tokensBehind(Event.Held held) {
    String tokens = tokens(held);
    return tokens.isEmpty() ? "" : " · " + tokens;
  }
}
