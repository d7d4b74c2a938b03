package dev.tokenscope.scenario;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * A scenario that was run through, with the laboratory that it left behind: its clock stands at the
 * end. Everything is in memory and on this computer alone.
 */
public final class Run implements AutoCloseable {

  /** When every scenario begins, so that two pictures of it show the same times. */
  public static final Instant START = Instant.parse("2026-01-05T05:03:00Z");

  private static final long SEED = 7;

  private final Lab lab;

  private Run(Lab lab) {
    this.lab = lab;
  }

  /**
   * Runs a scenario to its end.
   *
   * @param version of the program, for the journal
   * @throws IOException when no port can be had
   */
  public static Run of(Scenario scenario, String version) throws IOException {
    warmUp(scenario, version);
    return run(scenario, version);
  }

  /** The first message of a program takes a hundred times as long as the tenth, which distorts. */
  private static void warmUp(Scenario scenario, String version) throws IOException {
    run(scenario, version).close();
  }

  private static Run run(Scenario scenario, String version) throws IOException {
    LabClock clock = LabClock.running(START);
    Lab lab = new Lab(LabOptions.inMemory(scenario.settings(), SEED, version), clock, clock);
    try {
      lab.start();
      scenario.steps().forEach(step -> take(lab, step));
      clock.pause();
      return new Run(lab);
    } catch (IOException | RuntimeException | Error e) {
      lab.close();
      throw e;
    }
  }

  private static void take(Lab lab, Step step) {
    switch (step) {
      case Step.Ask(var intent) -> lab.ask(intent).join();
      case Step.AskUntilHeld(var intent) -> askUntilHeld(lab, intent);
      case Step.Gather(var calls) -> lab.gather(calls);
    }
  }

  private static void askUntilHeld(Lab lab, Intent intent) {
    CompletableFuture<Void> held = new CompletableFuture<>();
    Journal.Listener listener =
        new Journal.Listener() {
          @Override
          public void appended(Entry entry) {
            if (entry.event() instanceof Event.Held) {
              held.complete(null);
            }
          }
        };
    lab.journal().listen(listener);
    try {
      // what is asked for may also end without a message that is held
      CompletableFuture.anyOf(held, lab.ask(intent)).join();
    } finally {
      lab.journal().forget(listener);
    }
  }

  /** The laboratory. */
  public Lab lab() {
    return lab;
  }

  /** What happened. */
  public Journal journal() {
    return lab.journal();
  }

  @Override
  public void close() {
    lab.close();
  }
}
