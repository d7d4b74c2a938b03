package dev.tokenscope.projection;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who sent what to whom, from the top down: the rows of the log, with bursts and idle times folded,
 * with what got lost and what is held. Steps are added at the end; the newest burst grows where it
 * is, and a request turns out to be lost. The oldest steps are dropped, many at once.
 */
public final class Sequence implements Projection<Sequence.Course> {

  /** Stands for all outsiders beyond those that have a lane of their own. */
  public static final Lane OTHERS = new Lane("…");

  /** A longer time without any step is told as one. */
  public static final Duration IDLE = Duration.ofSeconds(20);

  private static final int STEPS_MAX = 100_000;
  private static final int OUTSIDERS_MAX = 5;

  /**
   * What happened so far.
   *
   * @param log the same, line by line
   * @param steps oldest first, each beginning no earlier in the journal than the one before
   * @param lanes the attacker and the external clients, as far as they have been seen
   * @param waiting what is held, oldest first
   * @param traffic what is under way
   */
  public record Course(
      EventLog.Log log,
      SharedList<Step> steps,
      List<Lane> lanes,
      List<Step.Waiting> waiting,
      Traffic traffic) {

    /** The steps at an instant: those of the entries, and what expired since the last of them. */
    public List<Step> at(Instant instant) {
      SharedList<Step> until = steps;
      for (Row row : added(log.rows(), log.at(instant))) {
        until = Steps.with(until, row, traffic);
      }
      return until;
    }
  }

  private final EventLog rows = new EventLog();

  @Override
  public Course initial() {
    return new Course(rows.initial(), SharedList.empty(), List.of(), List.of(), Traffic.NONE);
  }

  @Override
  public Course apply(Course before, Entry entry) {
    Event event = entry.event();
    EventLog.Log log = rows.apply(before.log(), entry);
    Traffic traffic = before.traffic().begun(entry.seq(), event);
    SharedList<Step> steps = before.steps();
    List<Lane> lanes = before.lanes();
    if (event instanceof Event.ExchangeFailed failed) {
      steps = Steps.failed(steps, traffic, failed.exchange());
    }
    for (Row row : added(before.log().rows(), log.rows())) {
      if (row.tone() == Tone.REFRESH && Steps.burst(row, traffic) != 0) {
        traffic = traffic.refreshed();
      }
      steps = Steps.with(steps, row, traffic);
      lanes = lanes(lanes, row);
    }
    if (event instanceof Event.Held held) {
      lanes = with(lanes, new Party.Caller(held.lane()));
    }
    if (!traffic.tally().equals(before.traffic().tally())) {
      steps = Steps.counted(steps, traffic);
    }
    return new Course(
        log,
        steps.within(STEPS_MAX),
        lanes,
        waiting(before.waiting(), log.names(), entry),
        traffic.ended(event));
  }

  /**
   * The rows at the end of a list that an earlier one did not have; rows are shared, never copied.
   */
  @SuppressWarnings("ReferenceEquality")
  private static List<Row> added(List<Row> before, List<Row> after) {
    if (after == before) {
      return List.of();
    }
    int from = after.size();
    while (from > 0 && (before.isEmpty() || after.get(from - 1) != before.getLast())) {
      from--;
    }
    return after.subList(from, after.size());
  }

  private static List<Lane> lanes(List<Lane> before, Row row) {
    List<Lane> lanes = with(before, row.from());
    return row.to() == null ? lanes : with(lanes, row.to());
  }

  private static List<Lane> with(List<Lane> before, Party party) {
    return party instanceof Party.Caller(var lane)
            && !lane.equals(Lane.CLIENT)
            && !before.contains(lane)
        ? with(before, lane)
        : before;
  }

  private static List<Lane> with(List<Lane> lanes, Lane lane) {
    List<Lane> more = new ArrayList<>(lanes);
    if (lane.equals(Lane.ATTACKER)) {
      more.addFirst(lane);
    } else if (more.stream().filter(one -> !one.equals(Lane.ATTACKER)).count() < OUTSIDERS_MAX) {
      more.add(lane);
    } else if (!more.contains(OTHERS)) {
      more.add(OTHERS);
    }
    return List.copyOf(more);
  }

  private static List<Step.Waiting> waiting(
      List<Step.Waiting> before, TokenNames.Known names, Entry entry) {
    if (entry.event() instanceof Event.Held held) {
      boolean answer = held.answer() != null;
      Row row = MessageRows.request(names, entry, held.exchange(), held.lane(), held.request());
      return Stream.concat(before.stream(), Stream.of(new Step.Waiting(held.hold(), row, answer)))
          .toList();
    }
    return entry.event() instanceof Event.Released released
        ? before.stream().filter(one -> one.hold() != released.hold()).toList()
        : before;
  }
}
