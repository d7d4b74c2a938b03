package dev.tokenscope.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.StoreKind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The deliberately broken variants of the built-in client, against the checks. */
class AuditMatrixTest {

  private static final InstantSource WALL = InstantSource.system();

  @ParameterizedTest
  @CsvSource({
    "SINGLE_FLIGHT, MEMORY, RT-101",
    "COMPARE_FIRST, FILE, RT-102 RT-103",
    "RETRY_ONCE, FILE, RT-106",
    "ADOPT_ROTATION, FILE, RT-109 RT-111",
    "ONE_SHOT_REFRESH, FILE, RT-114",
    "ONLY_ON_401, FILE, RT-118",
    "LOGOUT_WINS, FILE, RT-127",
    "ORIGIN_LIST, FILE, AT-202"
  })
  void a_client_without_one_safety_fails_what_it_is_for_and_the_sound_one_passes(
      Safety off, StoreKind store, String ids) {
    Suite suite = suite(ids.split(" ", -1));

    AuditReport broken = run(RefreshPolicy.SOUND.without(off), store, RefreshStyle.ENDPOINT, suite);
    AuditReport sound = run(RefreshPolicy.SOUND, store, RefreshStyle.ENDPOINT, suite);

    assertThat(broken.findings()).allSatisfy(AuditMatrixTest::isFailWithProof);
    assertThat(sound.findings()).allSatisfy(f -> assertThat(f).isInstanceOf(Finding.Pass.class));
  }

  private static void isFailWithProof(Finding finding) {
    assertThat(finding).as(finding.check().id()).isInstanceOf(Finding.Fail.class);
    assertThat(finding.proof()).isNotEmpty().noneMatch(line -> line.contains("eyJ"));
  }

  @Test
  void the_sound_client_is_clean_in_the_header_style_too() {
    AuditReport report =
        run(
            RefreshPolicy.SOUND,
            StoreKind.FILE,
            RefreshStyle.HEADER,
            suite("RT-101", "RT-103", "RT-107", "RT-109", "RT-116", "RT-130", "AT-203"));

    assertThat(report.mode()).isEqualTo(Mode.REACTIVE);
    assertThat(report.count("FAIL") + report.count("WARN") + report.count("INCONCLUSIVE")).isZero();
    assertThat(report.count("PASS")).isEqualTo(5);
    assertThat(report.findings())
        .filteredOn(Finding.NotObserved.class::isInstance)
        .extracting(Finding::reasonKey)
        .containsOnly("audit.reason.other-style");
  }

  @Test
  void the_same_client_gets_the_same_verdict_ten_times_out_of_ten() {
    Suite suite = suite("RT-101");
    RefreshPolicy broken = RefreshPolicy.SOUND.without(Safety.SINGLE_FLIGHT);
    for (int i = 0; i < 10; i++) {
      assertThat(run(broken, StoreKind.MEMORY, RefreshStyle.ENDPOINT, suite).count("FAIL"))
          .as("run " + i)
          .isEqualTo(1);
    }
  }

  @Test
  void a_client_that_keeps_nothing_is_not_judged_by_what_it_keeps() {
    AuditReport report =
        run(
            RefreshPolicy.SOUND,
            StoreKind.MEMORY,
            RefreshStyle.ENDPOINT,
            suite("RT-111", "RT-112"));

    assertThat(report.findings())
        .extracting(Finding::reasonKey)
        .containsExactly("audit.reason.memory-only", "audit.reason.no-shared-store");
  }

  @Test
  void there_are_thirty_three_checks_with_ids_of_their_own() {
    assertThat(Suite.catalogue()).hasSize(33).extracting(Check::id).doesNotHaveDuplicates();
    assertThat(Suite.of("critical").checks()).allMatch(c -> c.level() == Level.CRITICAL);
    assertThat(Suite.of("quick").checks()).noneMatch(check -> check.setup().waits());
  }

  private static Suite suite(String... ids) {
    return new Suite("test", Arrays.stream(ids).map(id -> Suite.find(id).orElseThrow()).toList());
  }

  private static AuditReport run(
      RefreshPolicy policy, StoreKind store, RefreshStyle style, Suite suite) {
    return new Driver(
            new BuiltInSubject.Kind(policy, store, WALL),
            new Driver.Options(style, Duration.ofSeconds(20), 3, "test"),
            WALL)
        .run("built-in", suite, _ -> {});
  }

  /** So that the list above cannot be forgotten when a family is added. */
  @Test
  void every_check_says_what_it_rests_on() {
    List<Check> all = Suite.catalogue();
    Fixes fixes = new Fixes();
    assertThat(all)
        .allSatisfy(
            check -> {
              assertThat(check.basis()).matches("(RFC \\d+ §.+|TokenScope rule)");
              assertThat(check.sentence()).endsWith(".");
              for (Remedy.Ecosystem ecosystem : Remedy.Ecosystem.values()) {
                assertThat(fixes.of(check.remedy(), ecosystem).lines().count())
                    .as(check + " " + ecosystem)
                    .isBetween(3L, 4L);
              }
            });
  }
}
