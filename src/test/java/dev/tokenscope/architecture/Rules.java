package dev.tokenscope.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.Platform;

/**
 * The rules of the house, for any root package, so that planted violations can be shown to bite.
 */
final class Rules {

  private Rules() {}

  /** What each room may import of the others; itself and what lies below it is always allowed. */
  private static final Map<String, List<String>> ROOMS = new LinkedHashMap<>();

  static {
    ROOMS.put("token", List.of());
    ROOMS.put("intent", List.of("token"));
    ROOMS.put("journal", List.of("token", "intent"));
    ROOMS.put("wire.gate", List.of("journal", "intent"));
    ROOMS.put("wire.server", List.of("token", "intent", "journal", "wire.gate"));
    ROOMS.put("wire.client", List.of("token", "intent", "journal", "wire.gate"));
    ROOMS.put(
        "lab", List.of("token", "intent", "journal", "wire.gate", "wire.server", "wire.client"));
    ROOMS.put("control", List.of("token", "intent", "journal", "lab", "wire.server", "audit"));
    ROOMS.put("scenario", List.of("token", "intent", "journal", "lab"));
    ROOMS.put("projection", List.of("token", "intent", "journal"));
    ROOMS.put("drawing", List.of("token", "intent", "journal", "projection"));
    ROOMS.put("text", List.of());
    ROOMS.put(
        "audit",
        List.of(
            "token",
            "intent",
            "journal",
            "lab",
            "projection",
            "wire.gate",
            "wire.server",
            "wire.client",
            "text"));
    ROOMS.put("report", List.of("token", "journal", "projection", "drawing", "text"));
    ROOMS.put("export", List.of("token", "journal", "projection", "drawing", "text"));
    ROOMS.put(
        "view",
        List.of(
            "token",
            "intent",
            "journal",
            "projection",
            "drawing",
            "text",
            "lab",
            "export",
            "report",
            "scenario",
            "audit"));
  }

  static Map<String, ArchRule> all(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    ROOMS.forEach((room, allowed) -> rules.put("room " + room, room(root, room, allowed)));
    rules.put(
        "server and client",
        slices()
            .matching(root + ".wire.(client|server)..")
            .should()
            .notDependOnEachOther()
            .because("what they know of each other they know from the wire"));
    rules.put(
        "javafx",
        only("javafx..", root, "view", "app").because("the engine works without a window"));
    rules.put(
        "okhttp",
        only("okhttp3..", root, "wire").because("HTTP is the business of the wire alone"));
    rules.put(
        "mockwebserver",
        only("mockwebserver3..", root, "wire.server")
            .because("only the server is a MockWebServer"));
    rules.put("picocli", only("picocli..", root, "app").because("the command line is the app's"));
    rules.put(
        "standard streams",
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .resideOutsideOfPackage(root + ".app..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("a secret that is not printed cannot be read over a shoulder"));
    rules.put(
        "time",
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .because("lab time is injected; a scenario runs the same way twice"));
    rules.put(
        "wall clock",
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .resideOutsideOfPackage(root + ".app..")
            .should()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .because("only the composition root knows the time outside"));
    rules.put(
        "crossing into JavaFX",
        noClasses()
            .that()
            .resideInAPackage(root + "..")
            .and()
            .doNotHaveSimpleName("JournalFeed")
            .should()
            .callMethod(Platform.class, "runLater", Runnable.class)
            .because("what was appended crosses over once per pulse, in one place"));
    rules.put(
        "view-models",
        noClasses()
            .that()
            .haveSimpleNameEndingWith("ViewModel")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx.scene..", "javafx.stage..", "javafx.fxml..")
            .because("a view-model is tested without a toolkit"));
    rules.put(
        "drawers",
        classes()
            .that()
            .resideInAPackage(root + "..")
            .should()
            .resideOutsideOfPackages("..util..", "..common..", "..helper..", "..manager..")
            .because("a package says what it is for"));
    rules.put(
        "cycles",
        slices().matching(root + ".(*)..").should().beFreeOfCycles().because("data goes one way"));
    return rules;
  }

  private static ArchRule room(String root, String room, List<String> allowed) {
    List<String> packages = new ArrayList<>();
    packages.add(root + "." + room + "..");
    allowed.forEach(other -> packages.add(root + "." + other + ".."));
    DescribedPredicate<JavaClass> otherRooms =
        DescribedPredicate.describe(
            "are in rooms it may not look into",
            target ->
                target.getPackageName().startsWith(root + ".")
                    && packages.stream()
                        .noneMatch(
                            open ->
                                (target.getPackageName() + ".")
                                    .startsWith(open.substring(0, open.length() - 1))));
    return noClasses()
        .that()
        .resideInAPackage(root + "." + room + "..")
        .should()
        .dependOnClassesThat(otherRooms)
        .because("the room " + room + " may look into " + allowed + " and no other")
        .allowEmptyShould(true);
  }

  private static ClassesShouldConjunction only(String library, String root, String... rooms) {
    String[] allowed = new String[rooms.length];
    for (int i = 0; i < rooms.length; i++) {
      allowed[i] = root + "." + rooms[i] + "..";
    }
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(allowed)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }
}
