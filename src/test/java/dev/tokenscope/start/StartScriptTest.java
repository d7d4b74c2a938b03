package dev.tokenscope.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Timeout.ThreadMode.SEPARATE_THREAD;

import dev.tokenscope.start.Machine.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code run.sh} on a {@link Machine} of stand-ins: no JVM is started and nothing is built. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 60, threadMode = SEPARATE_THREAD)
class StartScriptTest {
  @TempDir private Path folder;
  private Machine machine;

  @BeforeEach
  void set_up_the_machine() throws IOException {
    machine = new Machine(folder.toRealPath());
  }

  @AfterEach
  void end_what_still_runs() {
    machine.close();
  }

  // ---- the JDK

  @Test
  void a_missing_jdk_is_said_in_one_message_with_exit_3() throws Exception {
    Path old = machine.jdk("usr/lib/jvm/java-17-openjdk-amd64", "17.0.15");
    machine.link("usr/lib/jvm/java-1.17.0-openjdk-amd64", old);
    Path older = machine.jdk("home/.sdkman/candidates/java/8.0.402", "1.8.0_402");

    Ended ended = machine.run();

    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.err())
        .isEqualTo(
            """
            TokenScope needs a JDK of version 25 or newer.
            Found: 1.8.0_402 in %s
                   17.0.15 in %s
            Install one:  https://adoptium.net/temurin/releases/?version=25
            Or have one downloaded for you alone:  ./run.sh --get-jdk
            Or, if it is in an unusual place:  TOKENSCOPE_JAVA=/path/to/jdk ./run.sh
            """
                .formatted(older, old));
    assertThat(ended.out()).isEmpty();
    assertThat(machine.mavenCalls()).isEmpty();
  }

  @Test
  void a_machine_without_any_java_is_told_so() throws Exception {
    Ended ended = machine.run();

    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.err()).contains("Found: none\n");
  }

  @ParameterizedTest
  @CsvSource({
    "apt-cache, sudo apt install openjdk-25-jdk",
    "dnf, sudo dnf install java-25-openjdk-devel",
    "pacman, sudo pacman -S jdk-openjdk",
    "brew, brew install openjdk@25"
  })
  void the_install_command_is_the_one_of_the_platform(String packager, String command)
      throws Exception {
    machine.tool(packager, "exit 0");

    assertThat(machine.run().err()).contains("Install one:  " + command + "\n");
  }

  @Test
  void a_distribution_without_a_new_enough_package_is_not_recommended_one() throws Exception {
    machine.tool("apt-cache", "exit 100");

    assertThat(machine.run().err()).doesNotContain("apt install").contains("https://adoptium.net/");
  }

  @Test
  void the_jdk_named_by_java_home_is_used() throws Exception {
    Path jdk = machine.jdk("somewhere/a jdk", "25.0.1");
    machine.set("JAVA_HOME", jdk.toString());

    assertThat(machine.run().exitCode()).isZero();

    assertThat(machine.jdkStarted()).isEqualTo(jdk);
    assertThat(machine.mavenCalls())
        .containsExactly(jdk + ": -B -Dquick -Dmaven.test.skip=true package");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "usr/lib/jvm/temurin-25-jdk-amd64",
        "home/.sdkman/candidates/java/25.0.1-tem",
        "home/.jdks/temurin-25.0.1",
        "opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home",
        "usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home",
        "Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home"
      })
  void an_old_java_home_gives_way_to_a_newer_jdk_in_a_usual_place(String place) throws Exception {
    machine.set("JAVA_HOME", machine.jdk("old", "17.0.15").toString());
    Path jdk = machine.jdk(place, "26-ea");

    assertThat(machine.run().exitCode()).isZero();

    assertThat(machine.jdkStarted()).isEqualTo(jdk);
  }

  @Test
  void java_on_the_path_is_followed_to_its_jdk() throws Exception {
    Path jdk = machine.jdk("elsewhere/jdk-25", "25");
    machine.link("etc/alternatives/java", jdk.resolve("bin/java"));
    machine.link("bin/java", folder.toRealPath().resolve("etc/alternatives/java"));

    assertThat(machine.run().exitCode()).isZero();

    assertThat(machine.jdkStarted()).isEqualTo(jdk);
  }

  @Test
  void a_jdk_named_for_tokenscope_is_taken_before_all_others() throws Exception {
    machine.set("JAVA_HOME", machine.jdk("jdk-25", "25").toString());
    Path named = machine.jdk("jdk-26", "26");

    machine.set("TOKENSCOPE_JAVA", named.toString());
    assertThat(machine.run().exitCode()).isZero();
    assertThat(machine.jdkStarted()).isEqualTo(named);

    machine.set("TOKENSCOPE_JAVA", named.resolve("bin/java").toString());
    assertThat(machine.run().exitCode()).isZero();
    assertThat(machine.jdkStarted()).isEqualTo(named);
  }

  @Test
  void a_jdk_named_for_tokenscope_that_is_too_old_is_not_passed_over_in_silence() throws Exception {
    machine.set("JAVA_HOME", machine.jdk("jdk-25", "25").toString());
    Path old = machine.jdk("jdk-21", "21.0.4");
    machine.set("TOKENSCOPE_JAVA", old.toString());

    Ended ended = machine.run();

    assertThat(ended.exitCode()).isEqualTo(3);
    assertThat(ended.err())
        .contains("Found: 21.0.4 in " + old + ", looking only at TOKENSCOPE_JAVA=" + old + "\n");
  }

  @Test
  void a_jre_cannot_build_but_starts_what_is_built() throws Exception {
    Path jre = machine.jdk("usr/lib/jvm/jre-25", "25.0.1");
    Files.delete(jre.resolve("bin/javac"));

    Ended unbuilt = machine.run();
    assertThat(unbuilt.exitCode()).isEqualTo(3);
    assertThat(unbuilt.err()).contains("25.0.1 in " + jre + " (a JRE, which cannot build)");

    machine.pretendBuilt();
    assertThat(machine.run().exitCode()).isZero();
    assertThat(machine.jdkStarted()).isEqualTo(jre);
  }

  // ---- the start

  @Test
  void the_program_starts_on_the_module_path_and_gets_its_arguments_verbatim() throws Exception {
    machine.withJdk().pretendBuilt();
    machine.set("TOKENSCOPE_START_CACHE", "off");

    machine.run("serve", "two words", "it's", "\"quoted\"", "*", "$HOME", "", "back\\slash");

    Path app = machine.checkout().resolve("target/app");
    assertThat(machine.programArguments())
        .containsExactly(
            "--enable-native-access=javafx.graphics",
            "--module-path",
            app + ":" + app.resolve("lib"),
            "-m",
            "dev.tokenscope/dev.tokenscope.app.Main",
            "serve",
            "two words",
            "it's",
            "\"quoted\"",
            "*",
            "$HOME",
            "",
            "back\\slash");
  }

  @Test
  void the_program_takes_the_place_of_the_script_so_that_signals_reach_it() throws Exception {
    machine.withJdk().pretendBuilt();

    Ended ended = machine.run();

    assertThat(machine.programProcess()).isEqualTo(ended.process());
  }

  @Test
  void the_exit_code_is_the_one_of_the_program() throws Exception {
    machine.withJdk().pretendBuilt();
    machine.note("program-exit-code", "7");

    assertThat(machine.run().exitCode()).isEqualTo(7);
  }

  @Test
  void a_link_to_the_script_works_from_any_folder_and_leaves_the_folder_alone() throws Exception {
    machine.withJdk().pretendBuilt();
    Path link = machine.link("home/tools/tokenscope", Path.of("../../a checkout/run.sh"));
    Path elsewhere = Files.createDirectories(folder.toRealPath().resolve("some other folder"));

    Ended ended = machine.start(elsewhere, link).end();

    assertThat(ended.exitCode()).isZero();
    assertThat(machine.programFolder()).isEqualTo(elsewhere);
    assertThat(machine.programArguments())
        .anyMatch(it -> it.startsWith(machine.checkout().resolve("target/app").toString()));
  }

  @Test
  void the_window_needs_no_display_where_that_is_asked_for() throws Exception {
    machine.withJdk().pretendBuilt();
    machine.set("TOKENSCOPE_HEADLESS", "1");

    machine.run();

    assertThat(machine.programArguments())
        .contains("-Dglass.platform=Headless", "-Dprism.order=sw");
  }

  @Test
  void words_for_every_jvm_reach_the_program_without_the_line_that_the_jvm_prints_of_them()
      throws Exception {
    machine.withJdk().pretendBuilt();
    machine.set("JAVA_TOOL_OPTIONS", " -Done=1 \n-Dtwo=2 ");

    machine.run("serve");

    assertThat(machine.programArguments()).containsSubsequence("-Done=1", "-Dtwo=2", "-m", "serve");
    assertThat(machine.programSaw("JAVA_TOOL_OPTIONS")).isEmpty();
  }

  @Test
  void quoted_words_for_every_jvm_are_left_to_it() throws Exception {
    machine.withJdk().pretendBuilt();
    machine.set("JAVA_TOOL_OPTIONS", "-Done='a b'");

    machine.run("serve");

    assertThat(machine.programArguments()).noneMatch(it -> it.startsWith("-Done"));
    assertThat(machine.programSaw("JAVA_TOOL_OPTIONS")).isEqualTo("-Done='a b'");
  }

  @ParameterizedTest
  @EnabledOnOs(OS.LINUX)
  @CsvSource({"'', true", "--theme dark, true", "serve, false", "demo, false"})
  void the_compilers_of_the_jvm_stand_back_for_a_window(String words, boolean window)
      throws Exception {
    machine.withJdk().pretendBuilt();

    machine.run(words.isEmpty() ? new String[0] : words.split(" "));

    assertThat(machine.programArguments().contains("-XX:CompilerThreadPriority=10"))
        .isEqualTo(window);
  }

  // ---- the cache of the JVM

  @Test
  void the_program_learns_where_its_start_cache_shall_be_and_the_jvm_only_of_one_that_is_there()
      throws Exception {
    machine.withJdk().pretendBuilt();
    Path cache = machine.startCache("home/.cache");

    machine.run();
    assertThat(machine.programArguments())
        .contains("-Dtokenscope.start.cache=" + cache)
        .noneMatch(it -> it.startsWith("-XX:AOTCache"));

    Files.createDirectories(cache.getParent());
    Files.writeString(cache, "");
    machine.run();
    assertThat(machine.programArguments())
        .containsSubsequence(
            "-Dtokenscope.start.cache=" + cache,
            "-XX:AOTCache=" + cache,
            "-XX:+VerifySharedSpaces",
            "-Xlog:aot*=off",
            "-m");
  }

  @Test
  void the_start_cache_lies_where_the_environment_says() throws Exception {
    machine.withJdk().pretendBuilt();
    machine.set("XDG_CACHE_HOME", folder.toRealPath().resolve("a cache").toString());

    machine.run();

    assertThat(machine.programArguments())
        .contains("-Dtokenscope.start.cache=" + machine.startCache("a cache"));
  }

  @Test
  void a_relative_folder_for_caches_is_ignored_as_its_specification_says() throws Exception {
    machine.withJdk().pretendBuilt();
    machine.set("XDG_CACHE_HOME", "caches");

    machine.run();

    assertThat(machine.programArguments())
        .contains("-Dtokenscope.start.cache=" + machine.startCache("home/.cache"));
  }

  @ParameterizedTest
  @CsvSource({"HOME, ''", "TOKENSCOPE_START_CACHE, off"})
  void a_start_without_a_cache_is_a_start(String variable, String value) throws Exception {
    machine.withJdk().pretendBuilt();
    machine.set(variable, value);

    assertThat(machine.run().exitCode()).isZero();

    assertThat(machine.programArguments()).noneMatch(it -> it.contains("start.cache"));
  }

  @Test
  void a_new_jar_has_another_start_cache() throws Exception {
    machine.withJdk().pretendBuilt();
    Path jar = machine.checkout().resolve("target/app/tokenscope.jar");

    machine.run();
    List<String> first = machine.programArguments();
    Files.writeString(jar, "other bytes");
    machine.run();
    List<String> second = machine.programArguments();
    machine.run();

    assertThat(second).isNotEqualTo(first);
    assertThat(machine.programArguments()).isEqualTo(second);
  }

  // ---- the build

  @Test
  void a_fresh_build_is_started_without_maven_and_without_writing_anything() throws Exception {
    machine.withJdk().pretendBuilt();
    List<String> before = machine.checkoutListing();

    Ended ended = machine.run();

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.err()).isEmpty();
    assertThat(machine.mavenCalls()).isEmpty();
    assertThat(machine.checkoutListing()).isEqualTo(before);
  }

  @Test
  void a_first_start_builds_once_and_leaves_the_output_to_the_program() throws Exception {
    machine.withJdk();

    Ended first = machine.run();
    Ended second = machine.run();

    assertThat(first.exitCode()).isZero();
    assertThat(first.err()).startsWith("Building TokenScope (the first time ").contains("Built in");
    assertThat(first.out()).isEqualTo("the program\n");
    assertThat(second.err()).isEmpty();
    assertThat(machine.mavenCalls()).hasSize(1);
  }

  @Test
  void a_newer_source_is_built_once() throws Exception {
    machine.withJdk().pretendBuilt();
    machine.save("src/main/java/Main.java");

    assertThat(machine.run().err()).startsWith("Building TokenScope, because its sources changed");
    assertThat(machine.run().err()).isEmpty();

    assertThat(machine.mavenCalls()).hasSize(1);
  }

  @Test
  void a_deleted_source_is_built_without() throws Exception {
    machine.withJdk().pretendBuilt();
    Path left = machine.write("target/classes/Deleted.class");
    Files.delete(machine.checkout().resolve("src/main/java/Main.java"));

    machine.run();

    assertThat(machine.mavenCalls()).hasSize(1);
    assertThat(left).doesNotExist();
  }

  @Test
  void libraries_of_an_older_pom_do_not_stay_beside_the_new_ones() throws Exception {
    machine.withJdk().pretendBuilt();
    Path library = machine.write("target/app/lib/okhttp-1.jar");

    machine.save("src/main/java/Main.java");
    machine.run();
    assertThat(library).exists();

    machine.pretendBuilt().save("pom.xml");
    machine.run();
    assertThat(library).doesNotExist();
  }

  @Test
  void a_failed_build_shows_what_went_wrong_and_is_tried_again() throws Exception {
    machine.withJdk().pretendBuilt().save("src/main/java/Main.java");
    machine.note("maven-fails", "yes");

    Ended failed = machine.run();

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err())
        .contains("Main.java:[9,38] cannot find symbol", "The build failed")
        .doesNotContain("[INFO]");
    assertThat(failed.out()).isEmpty();

    machine.forget("maven-fails");
    assertThat(machine.run().exitCode()).isZero();
    assertThat(machine.mavenCalls()).hasSize(2);
  }

  @Test
  void an_old_maven_gives_way_to_the_wrapper() throws Exception {
    machine.withJdk().note("maven-version", "3.6.3");
    machine.wrapper();

    assertThat(machine.run().exitCode()).isZero();

    assertThat(machine.mavenCalls()).singleElement().asString().startsWith("wrapper ");
  }

  @Test
  void without_maven_and_wrapper_one_sentence_says_what_to_install() throws Exception {
    machine.withJdk();
    Files.delete(folder.resolve("bin/mvn"));

    Ended ended = machine.run();

    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.err()).contains("TokenScope needs Maven 3.8.7 or newer");
  }

  @ParameterizedTest(name = "with flock: {0}")
  @ValueSource(booleans = {true, false})
  void of_two_starts_at_once_the_second_waits_and_finds_the_build_fresh(boolean withFlock)
      throws Exception {
    machine.withJdk();
    if (!withFlock) {
      Files.deleteIfExists(folder.resolve("bin/flock"));
    }
    machine.forget("maven-may-finish");

    Machine.Start first = machine.start();
    first.awaitLine("Building TokenScope");
    Machine.Start second = machine.start();
    second.awaitLine("Waiting for another build");
    machine.note("maven-may-finish", "now");

    assertThat(first.end().exitCode()).isZero();
    assertThat(second.end().exitCode()).isZero();
    assertThat(machine.mavenCalls()).hasSize(1);
  }

  @Test
  void a_lock_that_a_killed_build_left_behind_is_no_obstacle() throws Exception {
    machine.withJdk();
    Files.deleteIfExists(folder.resolve("bin/flock"));
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    machine.link("a checkout/target/.lock.pid", Path.of(Long.toString(gone.pid())));

    Ended ended = machine.run();

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.err()).doesNotContain("Waiting");
  }

  // ---- ./run.sh test

  @Test
  void test_runs_every_gate_and_the_self_test_and_leaves_a_fresh_build() throws Exception {
    Path jdk = machine.withJdk().jdk();

    Ended tests = machine.run("test", "-Dtest=Some*");

    assertThat(tests.exitCode()).isZero();
    assertThat(machine.mavenCalls()).containsExactly(jdk + ": -B -ntp -Dtest=Some* verify");
    assertThat(machine.programArguments())
        .contains("-Dglass.platform=Headless", "-Dprism.order=sw")
        .endsWith("--self-test");
    assertThat(tests.err()).contains("All tests, all gates and the self-test passed, in ");

    assertThat(machine.run().exitCode()).isZero();
    assertThat(machine.mavenCalls()).hasSize(1);
  }

  @Test
  void test_long_leaves_no_tag_out() throws Exception {
    machine.withJdk();

    machine.run("test", "--long");

    assertThat(machine.mavenCalls())
        .singleElement()
        .asString()
        .endsWith("-Dtest.tags.excluded= verify");
  }

  @Test
  void the_clients_from_npm_need_node_and_say_so() throws Exception {
    machine.withJdk();

    Ended tests = machine.run("test", "--npm");

    assertThat(tests.exitCode()).isEqualTo(1);
    assertThat(tests.err()).endsWith("need Node 20 or newer with npm: https://nodejs.org\n");
    assertThat(machine.mavenCalls()).isEmpty();
  }

  @Test
  void a_failed_test_fails_the_run_before_the_self_test() throws Exception {
    machine.withJdk().note("maven-fails", "yes");

    Ended tests = machine.run("test");

    assertThat(tests.exitCode()).isEqualTo(1);
    assertThat(tests.err()).endsWith("Tests or gates failed; Maven's lines above name them.\n");
    assertThat(tests.out()).doesNotContain("the program");
  }

  @Test
  void a_failed_self_test_fails_the_run() throws Exception {
    machine.withJdk().note("program-exit-code", "7");

    Ended tests = machine.run("test");

    assertThat(tests.exitCode()).isEqualTo(1);
    assertThat(tests.err()).endsWith("The self-test of the packaged program failed.\n");
  }

  @Test
  void bench_builds_once_and_measures_on_the_class_path() throws Exception {
    machine.withJdk();

    Ended benches = machine.run("bench", "server", "--json");

    assertThat(benches.exitCode()).isZero();
    assertThat(machine.mavenCalls()).hasSize(2);
    assertThat(machine.mavenCalls().getFirst()).contains("-Dquick -DskipTests package");
    assertThat(machine.mavenCalls().getLast()).contains("-f src/bench/peers/pom.xml");
    assertThat(machine.programArguments())
        .endsWith("dev.tokenscope.bench.Bench", "server", "--json")
        .anyMatch(words -> words.endsWith("target/classes:some.jar"));

    assertThat(machine.run("bench").exitCode()).isZero();
    assertThat(machine.mavenCalls()).hasSize(2);
  }

  @Test
  void benches_that_do_not_compile_are_not_measured() throws Exception {
    machine.withJdk().note("maven-fails", "yes");

    Ended benches = machine.run("bench");

    assertThat(benches.exitCode()).isEqualTo(1);
    assertThat(benches.err()).contains("cannot find symbol").contains("The build failed");
    assertThat(benches.out()).doesNotContain("the program");
  }
}
