package dev.tokenscope.view.fault;

import dev.tokenscope.drawing.SequenceWords;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.JournalFile;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.projection.Sequence;
import dev.tokenscope.projection.Slots;
import dev.tokenscope.projection.Step;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.sequence.StepTexts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What happens when a kind of fault strikes a sound client, recorded once over real HTTP.
 *
 * @param slots the lines of its sequence
 * @param words what they say
 */
record Story(Slots slots, SequenceWords words) {

  /** The recording of a kind of fault, met by a client that refreshes in a style. */
  static Story of(Kind kind, RefreshStyle style, Texts texts) {
    return of(recorded(kind, style), texts);
  }

  /** The story that entries tell from the arming of a fault on. */
  static Story of(List<Entry> entries, Texts texts) {
    Sequence sequence = new Sequence();
    Sequence.Course course = sequence.applyAll(sequence.initial(), entries);
    long armed =
        entries.stream()
            .filter(entry -> entry.event() instanceof Event.FaultArmed)
            .mapToLong(Entry::seq)
            .findFirst()
            .orElse(0);
    List<Step> steps = course.steps().stream().filter(step -> step.seq() > armed).toList();
    StepTexts words = new StepTexts(texts, ZoneOffset.UTC);
    words.call(course.log().names());
    return new Story(
        new Slots(steps, List.of(), Set.of()),
        new Words(words, texts, steps.isEmpty() ? Instant.EPOCH : steps.getFirst().at()));
  }

  /** Everything, for who cannot see it. */
  String spoken() {
    return slots.stream().map(slot -> words.spoken(slot.step())).collect(Collectors.joining("\n"));
  }

  static List<Entry> recorded(Kind kind, RefreshStyle style) {
    String name = file(kind, style);
    InputStream file = Objects.requireNonNull(Story.class.getResourceAsStream(name), name);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return lines.lines().map(JournalFile::entry).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a recording is, seen from here. */
  static String file(Kind kind, RefreshStyle style) {
    return style.name().toLowerCase(Locale.ROOT) + "/" + kind.name() + ".jsonl";
  }

  /** Time counts from the beginning: nobody cares at what time of day it was recorded. */
  private record Words(StepTexts steps, Texts texts, Instant start) implements SequenceWords {
    @Override
    public String lane(Lane lane) {
      return steps.lane(lane);
    }

    @Override
    public String api() {
      return steps.api();
    }

    @Override
    public String auth() {
      return steps.auth();
    }

    @Override
    public String time(Instant at) {
      return texts.times().span(Duration.ofSeconds(Duration.between(start, at).toSeconds()));
    }

    @Override
    public String line(Step step) {
      return steps.line(step);
    }

    @Override
    public String brief(Step step) {
      return steps.brief(step);
    }

    @Override
    public String spoken(Step step) {
      return steps.spoken(step);
    }
  }
}
