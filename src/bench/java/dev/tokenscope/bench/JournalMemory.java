package dev.tokenscope.bench;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.RefreshStyle;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.List;

/** What an exchange of the built-in client weighs in the journal: all its entries, both ends. */
final class JournalMemory implements Figure {

  private static final int CALLS = 5_000;
  private static final int RUNS = 3;

  @Override
  public List<String> names() {
    return List.of("journal.bytes_per_exchange");
  }

  @Override
  public List<Reading> measure() throws Exception {
    List<Double> runs = new ArrayList<>();
    try (ClientLab lab = new ClientLab(RefreshStyle.ENDPOINT)) {
      call(lab, 1000);
      for (int i = 0; i < RUNS; i++) {
        long before = heapUsed();
        call(lab, CALLS);
        runs.add((heapUsed() - before) / (double) CALLS);
      }
    }
    return List.of(
        Reading.of(
            "journal.bytes_per_exchange",
            new Series(runs),
            "bytes",
            Goal.NONE,
            "heap after collection, seven entries from CallStarted to CallFinished"));
  }

  private static void call(ClientLab lab, int times) {
    for (int i = 0; i < times; i++) {
      ClientLab.check(lab.client().call(ApiCall.ORDERS, 0));
    }
  }

  private static long heapUsed() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}
