package dev.tokenscope.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.audit.PlainClient.Flaw;
import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.StoreKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The audit itself under test: for every check a client that is broken in just that way. */
class BrokenClientsTest {

  private static final InstantSource WALL = InstantSource.system();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A client, and what comes of it where it does not pass: {@code RT-101} to {@code FAIL}. */
  private record Row(
      String name, Subject.Starter client, RefreshStyle style, Map<String, String> verdicts) {}

  /**
   * Every broken client. What it is broken for comes first; what follows from it stands behind. A
   * word between them changes the verdict of all ids after it.
   */
  private static final List<Row> ROWS =
      List.of(
          without(Safety.SINGLE_FLIGHT, StoreKind.MEMORY, "FAIL RT-101"),
          without(Safety.COMPARE_FIRST, StoreKind.FILE, "FAIL RT-102 RT-103"),
          without(Safety.RETRY_ONCE, StoreKind.FILE, "FAIL RT-106"),
          // five who wait fill its queue; no check of crowds waits until they give up and the
          // refresh gets its place after all
          without(Safety.SEPARATE_TOKEN_CLIENT, StoreKind.FILE, "FAIL RT-129"),
          without(Safety.ADOPT_ROTATION, StoreKind.FILE, "FAIL RT-109 RT-111 RT-128"),
          without(Safety.ONE_SHOT_REFRESH, StoreKind.FILE, "FAIL RT-114"),
          without(Safety.ONLY_ON_401, StoreKind.FILE, "FAIL RT-118"),
          without(Safety.KEEP_ON_OUTAGE, StoreKind.FILE, "FAIL RT-119 RT-113"),
          without(Safety.BACK_OFF, StoreKind.FILE, "WARN RT-120 RT-121"),
          without(Safety.LOGOUT_WINS, StoreKind.FILE, "FAIL RT-127"),
          without(Safety.ORIGIN_LIST, StoreKind.FILE, "FAIL AT-202"),
          row(
              "built-in, ahead, without TRUST_RECEIPT",
              new BuiltInSubject.Kind(
                  RefreshPolicy.SOUND.without(Safety.TRUST_RECEIPT).proactive(true),
                  StoreKind.FILE,
                  WALL),
              RefreshStyle.ENDPOINT,
              "FAIL RT-125"),
          row(
              "built-in, header style, without RETRY_ONCE",
              builtIn(Safety.RETRY_ONCE, StoreKind.FILE),
              RefreshStyle.HEADER,
              "FAIL RT-106"),
          row(
              "built-in, header style, without HEADERS_FIRST",
              builtIn(Safety.HEADERS_FIRST, StoreKind.FILE),
              RefreshStyle.HEADER,
              "FAIL RT-109"),
          row(
              "built-in, header style, without ADOPT_ROTATION",
              builtIn(Safety.ADOPT_ROTATION, StoreKind.FILE),
              RefreshStyle.HEADER,
              "FAIL RT-109 RT-111 RT-128"),
          // the order of writing and publishing shows only to whoever cuts the power in between
          without(Safety.PERSIST_FIRST, StoreKind.FILE, ""),
          plain(Flaw.SIBLINGS_FAIL, "FAIL RT-104"),
          plain(Flaw.SIBLINGS_HANG, "FAIL RT-105"),
          plain(Flaw.REFRESH_INTERCEPTED, "FAIL RT-107"),
          plain(Flaw.REFUSAL_FORGOTTEN, "FAIL RT-108"),
          plain(Flaw.OMITTED_ERASES, "FAIL RT-110"),
          plain(Flaw.STORE_UNLOCKED, "FAIL RT-112"),
          plain(Flaw.POST_RESENT, "FAIL RT-115"),
          plain(Flaw.POST_RETRIED, "WARN RT-115"),
          plain(Flaw.BODY_LOST, "FAIL RT-116"),
          plain(Flaw.TYPE_CHANGED, "FAIL RT-116"),
          plain(Flaw.OLD_TOKEN_REPEATED, "FAIL RT-117 RT-103 RT-104"),
          plain(Flaw.STORM, "FAIL RT-121"),
          plain(Flaw.MARGIN_FIXED, "FAIL RT-122"),
          plain(Flaw.TIMER_OVERFLOWS, "FAIL RT-123"),
          plain(Flaw.LIFETIME_ZERO, "FAIL RT-124"),
          plain(Flaw.CLOCKS_TRUSTED, "FAIL RT-125"),
          plain(Flaw.ANSWER_UNCHECKED, "FAIL RT-126"),
          plain(Flaw.ABORT_LOSES_REFRESH, "FAIL RT-128"),
          plain(Flaw.SCOPE_WIDENED, "FAIL RT-130"),
          // the target of the repeated call names another token
          plain(Flaw.TOKEN_IN_URL, "FAIL AT-201 RT-116"),
          plain(Flaw.PORT_FOLLOWED, "WARN AT-202"),
          plain(Flaw.REFRESH_TOKEN_EVERYWHERE, "FAIL AT-203"),
          plain(Flaw.PROBES, "INFO RT-101 RT-107"),
          ahead(Flaw.OMITTED_ERASES, "FAIL RT-110"),
          ahead(Flaw.REFRESH_TOKEN_EVERYWHERE, "FAIL AT-203"),
          ahead(Flaw.POST_RESENT, "FAIL RT-115"));

  @Test
  @Tag("long")
  void every_check_finds_a_client_that_is_broken_in_just_that_way() {
    assertThat(seen(ROWS, 1)).isEqualTo(expected(ROWS, 1));
  }

  @Test
  void a_sound_client_has_nothing_against_it_whichever_way_it_refreshes() {
    Suite quick = Suite.of("quick");
    for (boolean onRefusal : new boolean[] {true, false}) {
      AuditReport report =
          driver(new PlainClient.Kind(onRefusal, Set.of()), RefreshStyle.ENDPOINT)
              .run("sound", quick, _ -> {});

      assertThat(report.mode()).isEqualTo(onRefusal ? Mode.REACTIVE : Mode.PROACTIVE);
      assertThat(bad(report)).isEmpty();
      assertThat(report.count("PASS")).isGreaterThan(onRefusal ? 22 : 18);
    }
  }

  @Test
  void every_check_and_every_safety_and_every_flaw_has_a_row() {
    Set<String> failing = new TreeSet<>();
    ROWS.forEach(row -> failing.addAll(row.verdicts().keySet()));
    String names = ROWS.stream().map(Row::name).collect(Collectors.joining("\n"));

    assertThat(failing).containsExactlyInAnyOrderElementsOf(ids(Suite.catalogue()));
    assertThat(EnumSet.allOf(Safety.class)).allMatch(one -> names.contains(one.name()));
    assertThat(EnumSet.allOf(Flaw.class)).allMatch(one -> names.contains(one.name()));
  }

  @Test
  @Tag("long")
  void the_same_client_gets_the_same_verdict_ten_times_out_of_ten() {
    assertThat(seen(ROWS, 10)).isEqualTo(expected(ROWS, 10));
  }

  @Test
  @Tag("long")
  void a_broken_client_fails_nothing_else() {
    Map<String, String> seen = new TreeMap<>();
    Map<String, String> expected = new TreeMap<>();
    for (Row row : ROWS) {
      Map<String, String> all = bad(row);
      // how a client that hangs is stopped may leave other callers without an answer
      all.values().removeIf(verdict -> verdict.equals("INCONCLUSIVE"));
      if (row.name().contains(Safety.SINGLE_FLIGHT.name())) {
        // whether two of its refreshes overlap when a 429 comes is chance
        all.remove("RT-120");
        // its further refreshes are refused as a reuse; whether one of those answers ends its
        // session before it kept the new pair of the first one is a race of its own threads
        all.remove("RT-104");
      }
      Map<String, String> own = new TreeMap<>(row.verdicts());
      own.values().removeIf(verdict -> verdict.equals("INCONCLUSIVE"));
      seen.put(row.name(), all.toString());
      expected.put(row.name(), own.toString());
    }
    assertThat(seen).isEqualTo(expected);
  }

  // rows

  private static Subject.Starter builtIn(Safety off, StoreKind store) {
    return new BuiltInSubject.Kind(RefreshPolicy.SOUND.without(off), store, WALL);
  }

  private static Row without(Safety off, StoreKind store, String verdicts) {
    return row("built-in without " + off, builtIn(off, store), RefreshStyle.ENDPOINT, verdicts);
  }

  private static Row plain(Flaw flaw, String verdicts) {
    return row(
        "plain " + flaw, new PlainClient.Kind(true, Set.of(flaw)), RefreshStyle.ENDPOINT, verdicts);
  }

  private static Row ahead(Flaw flaw, String verdicts) {
    return row(
        "plain, ahead only, " + flaw,
        new PlainClient.Kind(false, Set.of(flaw)),
        RefreshStyle.ENDPOINT,
        verdicts);
  }

  private static Row row(String name, Subject.Starter client, RefreshStyle style, String verdicts) {
    Map<String, String> all = new TreeMap<>();
    String verdict = "";
    for (String word : verdicts.split(" ", -1)) {
      if (word.contains("-")) {
        all.put(word, verdict);
      } else {
        verdict = word;
      }
    }
    return new Row(name, client, style, all);
  }

  private static Set<String> ids(List<Check> checks) {
    return checks.stream().map(Check::id).collect(Collectors.toCollection(TreeSet::new));
  }

  // running

  private static Driver driver(Subject.Starter client, RefreshStyle style) {
    return new Driver(client, new Driver.Options(style, PATIENCE, 3, "test"), WALL);
  }

  private static Map<String, String> bad(AuditReport report) {
    return bad(report.findings());
  }

  /** What a client does not pass of all checks; each with the crowd that it needs. */
  private static Map<String, String> bad(Row row) {
    Driver driver = driver(row.client(), row.style());
    Mode mode = driver.mode();
    try (ExecutorService pool = Executors.newFixedThreadPool(5)) {
      List<CompletableFuture<Finding>> under =
          Suite.catalogue().stream()
              .map(
                  check ->
                      CompletableFuture.supplyAsync(() -> Crowds.judged(driver, check, mode), pool))
              .toList();
      return bad(under.stream().map(CompletableFuture::join).toList());
    }
  }

  private static Map<String, String> bad(List<Finding> findings) {
    Map<String, String> bad = new TreeMap<>();
    for (Finding one : findings) {
      if (!(one instanceof Finding.Pass) && !(one instanceof Finding.NotObserved)) {
        bad.put(one.check().id(), one.verdict());
      }
    }
    return bad;
  }

  private static Map<String, List<String>> expected(List<Row> rows, int times) {
    Map<String, List<String>> all = new TreeMap<>();
    for (Row row : rows) {
      row.verdicts()
          .forEach(
              (id, verdict) -> {
                String[] same = new String[times];
                Arrays.fill(same, verdict);
                all.put(row.name() + ": " + id, List.of(same));
              });
    }
    return all;
  }

  /** Judges each row by the checks that it does not pass. */
  private static Map<String, List<String>> seen(List<Row> rows, int times) {
    Map<String, List<String>> all = new TreeMap<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(5)) {
      List<CompletableFuture<Map<String, List<String>>>> under =
          rows.stream()
              .map(row -> CompletableFuture.supplyAsync(() -> seen(row, times), pool))
              .toList();
      under.forEach(one -> all.putAll(one.join()));
    }
    return all;
  }

  private static Map<String, List<String>> seen(Row row, int times) {
    Driver driver = driver(row.client(), row.style());
    Map<String, List<String>> all = new TreeMap<>();
    if (row.verdicts().isEmpty()) {
      return all;
    }
    Mode mode = driver.mode();
    for (String id : row.verdicts().keySet()) {
      List<String> verdicts = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        verdicts.add(verdict(driver, Suite.find(id).orElseThrow(), mode));
      }
      all.put(row.name() + ": " + id, verdicts);
    }
    return all;
  }

  private static String verdict(Driver driver, Check check, Mode mode) {
    Finding finding = Crowds.judged(driver, check, mode);
    if (finding instanceof Finding.Fail) {
      assertThat(finding.proof())
          .as(check.id())
          .isNotEmpty()
          .noneMatch(line -> line.contains("eyJ"));
    }
    return finding.verdict();
  }
}
