package dev.tokenscope.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.RefreshStyle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several clients of a watched run, and a baseline that knows them again. */
class ClientNamesTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

  private static final String CHROME =
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0.0.0"
          + " Safari/537.36";

  @Test
  void each_has_one_word_and_those_that_are_called_alike_are_counted() {
    List<LiveClient> clients =
        List.of(
            client("B", CHROME), client("A", "app/1 (x)"), client("C", CHROME), client("D", "#7"));

    assertThat(ClientNames.of(clients, null))
        .containsExactly("Chrome-150", "app/1", "Chrome-150-2", "-7");
    assertThat(ClientNames.of(clients, "shop"))
        .containsExactly("shop", "shop-2", "shop-3", "shop-4");
  }

  @Test
  void a_baseline_that_was_written_after_one_run_excuses_the_same_clients_in_the_next() {
    List<AuditReport> reports = failing(client("A", CHROME), client("B", CHROME));
    BaselineUpdate written = BaselineUpdate.of(List.of(), reports, TODAY, LocalDate.of(2026, 8, 2));
    assertThat(written.lines())
        .containsExactly(
            "Chrome-150 RT-103 until=2026-08-02", "Chrome-150-2 RT-103 until=2026-08-02");

    // the families of the next run have other letters
    Baseline known = Baseline.parse(written.lines());
    assertThat(failing(client("C", CHROME), client("D", CHROME)))
        .allSatisfy(
            report ->
                assertThat(known.excuses(report.client(), report.findings().getFirst(), TODAY))
                    .isTrue());
  }

  private static List<AuditReport> failing(LiveClient... clients) {
    Check check = Suite.find("RT-103").orElseThrow();
    Finding fail = new Finding.Fail(check, Deed.STRAGGLER_REFRESHED, List.of(), List.of());
    List<LiveClient> all = List.of(clients);
    List<String> names = ClientNames.of(all, null);
    List<AuditReport> reports = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      reports.add(
          new AuditReport(names.get(i), all.get(i).mode(), "all", Instant.EPOCH, List.of(fail)));
    }
    return reports;
  }

  private static LiveClient client(String family, String userAgent) {
    return new LiveClient(
        "sid-" + family,
        family,
        "127.0.0.1",
        userAgent,
        RefreshStyle.ENDPOINT,
        Mode.REACTIVE,
        1,
        Instant.EPOCH,
        Instant.EPOCH,
        1,
        List.of());
  }
}
