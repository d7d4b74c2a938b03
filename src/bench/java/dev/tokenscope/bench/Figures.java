package dev.tokenscope.bench;

import java.util.List;

/** Every figure, in the order in which they are measured. */
final class Figures {

  private Figures() {}

  static List<Figure> all() {
    return List.of(
        new ApiRatio(),
        new RefreshRatio(),
        new ClientCallRatio(),
        new ClientStorm(),
        new JournalAppend(),
        new JournalMemory(),
        new SuiteSeconds(),
        new WatchRatio(),
        new WatchMemory(),
        new WindowStartRatio(),
        new IdleWindow(),
        new Scrubbing());
  }
}
