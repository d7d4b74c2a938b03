package dev.tokenscope.view;

import static dev.tokenscope.view.OnWindow.fx;
import static dev.tokenscope.view.OnWindow.settled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.OnDisk;
import dev.tokenscope.projection.RandomScript;
import dev.tokenscope.projection.Script;
import dev.tokenscope.text.Language;
import dev.tokenscope.token.Verdict;
import dev.tokenscope.view.canvas.CanvasPane;
import dev.tokenscope.view.lifelines.Sight;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;

/**
 * Wherever the playhead was before, each pane shows what a window shows that has heard of nothing
 * but the entries up to that moment: over sessions nobody thought of.
 */
class ScrubbedWindowTest {

  private static final int ENTRIES = 160;
  private static final int STOPS = 5;
  private static final Duration IN_SIGHT = Duration.ofMinutes(6);
  private static final int PULSES = 3;

  /** What acts on the present, and what says how much there is beyond the moment. */
  private static final Set<String> OF_THE_PRESENT =
      Set.of("menu", "toolbar", "stepCard", "past", "notice");

  @BeforeAll
  static void start() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @ParameterizedTest
  @CsvSource({"1, sequence", "2, log", "3, server", "4, sequence"})
  void every_pane_shows_the_moment_and_nothing_that_came_later(long seed, String tab) {
    Script script = RandomScript.of(seed, ENTRIES);
    List<Entry> entries = script.entries();
    Random random = new Random(seed);
    Shown scrubbed = new Shown(script.journal(), script.now(), tab);
    try {
      for (int stop = 0; stop < STOPS; stop++) {
        for (int turn = 0; turn < 4; turn++) {
          // somewhere else first, without waiting for it
          scrubbed.go(entries.get(random.nextInt(entries.size())));
        }
        Entry entry = entries.get(random.nextInt(entries.size()));
        scrubbed.go(entry);
        List<String> seen = scrubbed.seen();
        Shown fresh = new Shown(upTo(entries, entry.seq()), script.now(), tab);
        try {
          fresh.go(entry);
          assertThat(seen).as("seed %d, entry %d", seed, entry.seq()).isEqualTo(fresh.seen());
        } finally {
          fresh.close();
        }
      }
    } finally {
      scrubbed.close();
    }
  }

  /** The same entries at the same times, and no others. */
  private static Journal upTo(List<Entry> entries, long seq) {
    AtomicReference<Instant> clock = new AtomicReference<>(Instant.EPOCH);
    Journal journal = new Journal(clock::get);
    for (Entry entry : entries.subList(0, (int) seq)) {
      clock.set(entry.at());
      journal.append(entry.event());
    }
    return journal;
  }

  /** A window that is looked at. */
  private static final class Shown {

    private final MainWindow window;
    private final Stage stage;

    Shown(Journal journal, Instant now, String tab) {
      LabAccess access =
          new LabAccess(
              _ -> CompletableFuture.completedFuture(new Outcome.Done()),
              journal,
              () -> now,
              () -> now,
              Script.ORIGIN,
              kind -> new OnDisk(kind, "/home/alice/tokens.json", "", false, "", ""),
              _ -> new Verdict.Refused(Verdict.Reason.UNKNOWN_KEY, null),
              Auditing.recorded(journal));
      window = fx(() -> new MainWindow(access, Language.ENGLISH, Theme.LIGHT));
      stage =
          fx(
              () -> {
                Stage onto = new Stage();
                window.show(onto);
                // the screen of the headless platform is smaller than the window
                window.scene().getRoot().setManaged(false);
                window.scene().getRoot().resize(1440, 900);
                return onto;
              });
      settle();
      fx(
          () -> {
            window.act("menuTab-" + tab);
            // notices are about the present, and how much time is in sight is a matter of taste
            window.choices().noticed().set(Long.MAX_VALUE);
            window
                .choices()
                .sight()
                .set(new Sight(Optional.of(IN_SIGHT), Optional.of(Script.START)));
          });
    }

    void go(Entry entry) {
      fx(() -> window.playhead().to(entry.seq(), entry.at()));
    }

    List<String> seen() {
      settle();
      List<String> seen = new ArrayList<>();
      fx(() -> collect(window.scene().getRoot(), seen));
      return seen;
    }

    private void settle() {
      settled(window, PULSES);
    }

    void close() {
      fx(
          () -> {
            window.close();
            stage.close();
          });
    }
  }

  private static void collect(Node node, List<String> seen) {
    if (!node.isVisible() || OF_THE_PRESENT.contains(String.valueOf(node.getId()))) {
      return;
    }
    switch (node) {
      case CanvasPane canvas ->
          canvas.drawing().marks().forEach(mark -> seen.add(canvas.getId() + ": " + mark));
      // their rows are in any order in the scene graph
      case ListView<?> list -> list.getItems().forEach(item -> seen.add(item.toString()));
      case TableView<?> table -> table.getItems().forEach(item -> seen.add(item.toString()));
      case Labeled labeled -> seen.add(labeled.getText());
      case TextInputControl field -> seen.add(field.getText());
      case Text text -> seen.add(text.getText());
      case Parent parent -> parent.getChildrenUnmodifiable().forEach(child -> collect(child, seen));
      default -> {
        // shapes are told by what is written beside them
      }
    }
  }
}
