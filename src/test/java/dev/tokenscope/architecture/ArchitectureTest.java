package dev.tokenscope.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.tokenscope");
  private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

  /** What is planted for each rule: a class name that its complaint must mention. */
  private static final Map<String, String> BITES =
      Map.ofEntries(
          Map.entry("room token", "planted.token.KnowsTheJournal"),
          Map.entry("room projection", "planted.projection.KnowsTheLab"),
          Map.entry("server and client", "planted.wire.server.KnowsTheClient"),
          Map.entry("javafx", "planted.projection.DrawsByItself"),
          Map.entry("okhttp", "planted.lab.CallsByItself"),
          Map.entry("mockwebserver", "planted.lab.ServesByItself"),
          Map.entry("picocli", "planted.lab.ParsesArguments"),
          Map.entry("standard streams", "planted.journal.Prints"),
          Map.entry("time", "planted.journal.AsksForTheTime"),
          Map.entry("wall clock", "planted.journal.KnowsTheWallClock"),
          Map.entry("crossing into JavaFX", "planted.view.CrossesByItself"),
          Map.entry("view-models", "planted.view.FatViewModel"),
          Map.entry("drawers", "planted.util.Drawer"),
          Map.entry("cycles", "planted.lab"));

  @TestFactory
  Stream<DynamicTest> the_house_keeps_its_rules() {
    return Rules.all("dev.tokenscope").entrySet().stream()
        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> rule.getValue().check(MAIN)));
  }

  @TestFactory
  Stream<DynamicTest> every_kind_of_rule_catches_its_planted_violation() {
    Map<String, ArchRule> rules = Rules.all("planted");
    return BITES.entrySet().stream()
        .map(
            bite ->
                DynamicTest.dynamicTest(
                    bite.getKey(),
                    () -> {
                      EvaluationResult result = rules.get(bite.getKey()).evaluate(PLANTED);
                      assertThat(result.hasViolation()).isTrue();
                      assertThat(result.getFailureReport().toString()).contains(bite.getValue());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> every_rule_that_is_not_about_one_room_has_a_planted_violation() {
    return Rules.all("planted").keySet().stream()
        .filter(name -> !name.startsWith("room "))
        .map(name -> DynamicTest.dynamicTest(name, () -> assertThat(BITES).containsKey(name)));
  }
}
