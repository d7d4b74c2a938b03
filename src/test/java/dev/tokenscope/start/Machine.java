package dev.tokenscope.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder that stands for a whole machine: a checkout (with a space in its path), a home, the
 * folders where JDKs are installed, and a path with Maven and the few tools that {@code run.sh}
 * needs. Java and Maven are stand-ins that write down how they were called.
 */
final class Machine implements AutoCloseable {
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "curl",
          "dirname",
          "find",
          "flock",
          "grep",
          "gzip",
          "ln",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "sed",
          "sha256sum",
          "sleep",
          "sort",
          "tail",
          "tar",
          "tee",
          "tr",
          "uname");

  private static final List<String> FOLDERS_OF_THE_SYSTEM =
      List.of("/usr/lib/jvm/", "/usr/libexec/", "/usr/local/opt/", "/opt/homebrew/", "/Library/");

  private static final String JAVA =
      """
      #!/usr/bin/env bash
      echo $$ >"$NOTES/program-process"
      pwd -P >"$NOTES/program-folder"
      dirname "$(dirname "$0")" >"$NOTES/program-jdk"
      printf '%s\\n' "$@" >"$NOTES/program-arguments"
      printf '%s' "${JAVA_TOOL_OPTIONS-}" >"$NOTES/program-saw-JAVA_TOOL_OPTIONS"
      echo the program
      [ ! -e "$NOTES/program-exit-code" ] || exit "$(cat "$NOTES/program-exit-code")"
      """;

  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      if [ "$1" = --version ]; then
        echo "Apache Maven $(cat "$NOTES/maven-version") (build)"
        exit
      fi
      echo "%s$JAVA_HOME: $*" >>"$NOTES/maven-calls"
      for ((i = 0; i < 600; i++)); do
        [ ! -e "$NOTES/maven-may-finish" ] || break
        sleep 0.05
      done
      if [ -e "$NOTES/maven-fails" ]; then
        echo '[INFO] BUILD FAILURE'
        echo '[ERROR] Main.java:[9,38] cannot find symbol'
        exit 1
      fi
      for word in "$@"; do
        case $word in
          -Dmdep.outputFile=*) echo some.jar >"${word#*=}" ;;
        esac
      done
      mkdir -p target/app/lib
      : >target/app/tokenscope.jar
      """;

  private final Path root;
  private final Path checkout;
  private final Path notes;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Process> processes = new ArrayList<>();

  Machine(Path root) throws IOException {
    this.root = root;
    checkout = Files.createDirectory(root.resolve("a checkout"));
    notes = Files.createDirectory(root.resolve("notes"));
    Files.createDirectory(root.resolve("home"));
    Path bin = Files.createDirectory(root.resolve("bin"));
    for (String tool : TOOLS) {
      borrowTool(tool);
    }
    executable(bin.resolve("mvn"), MAVEN.formatted(""));
    executable(checkout.resolve("run.sh"), Files.readString(Path.of("run.sh")));
    for (String part : List.of("jdk.sh", "get-jdk.sh", "program.sh")) {
      Path copy = checkout.resolve("src/main/start").resolve(part);
      executable(copy, Files.readString(Path.of("src/main/start").resolve(part)));
    }
    Path jdks = checkout.resolve("src/main/start/jdk.sh");
    Files.writeString(jdks, forThisMachine(Files.readString(jdks)));
    write("pom.xml");
    write("src/main/java/Main.java");
    note("maven-version", "3.8.7").note("maven-may-finish", "at once");
    set("NOTES", notes.toString());
    set("HOME", root.resolve("home").toString());
    set("PATH", bin.toString());
  }

  /** Not by links, because JUnit warns of each link that leads out of its folder. */
  private void borrowTool(String name) throws IOException {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path found = Path.of(folder, name);
      if (Files.isExecutable(found)) {
        tool(name, "exec '" + found + "' \"$@\"");
        return;
      }
    }
  }

  /** The JDKs of the machine that runs the test must not be found. */
  private String forThisMachine(String jdks) {
    String script = jdks;
    for (String folder : FOLDERS_OF_THE_SYSTEM) {
      if (!script.contains(" " + folder)) {
        throw new IllegalStateException("jdk.sh does not look into " + folder + " any more");
      }
      script = script.replace(" " + folder, " " + root + folder);
    }
    return script;
  }

  private static void executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, fromString("rwxr-xr-x"));
  }

  // ---- what is on the machine

  Path checkout() {
    return checkout;
  }

  Path jdk(String place, String version) throws IOException {
    Path jdk = root.resolve(place);
    executable(jdk.resolve("bin/java"), JAVA);
    executable(jdk.resolve("bin/javac"), "#!/bin/sh\n");
    Files.writeString(
        jdk.resolve("release"),
        "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"%s\"\nJAVA_VERSION_DATE=\"2026-04-21\"\n"
            .formatted(version));
    return jdk;
  }

  /** Where the start cache is or shall be, after {@link #pretendBuilt} and {@link #withJdk}. */
  Path startCache(String folder) {
    String place = jdk().toString().replaceAll("[^A-Za-z0-9._-]", "-");
    String end = place.length() <= 80 ? place : place.substring(place.length() - 80);
    return root.resolve(folder).resolve("tokenscope/start-0123456789abcdef-25.0.1" + end + ".aot");
  }

  Path jdk() {
    return root.resolve("usr/lib/jvm/jdk-25");
  }

  Machine withJdk() throws IOException {
    jdk("usr/lib/jvm/jdk-25", "25.0.1");
    return this;
  }

  void wrapper() throws IOException {
    executable(checkout.resolve(".mvn/mvnw"), MAVEN.formatted("wrapper "));
  }

  void tool(String name, String script) throws IOException {
    executable(root.resolve("bin").resolve(name), "#!/bin/sh\n" + script + "\n");
  }

  Path link(String place, Path to) throws IOException {
    Path link = root.resolve(place);
    Files.createDirectories(link.getParent());
    return Files.createSymbolicLink(link, to);
  }

  void set(String variable, String value) {
    environment.put(variable, value);
  }

  Path write(String file) throws IOException {
    Path path = checkout.resolve(file);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, "");
  }

  /** Sources of two hours ago, a build of one hour ago. */
  Machine pretendBuilt() throws IOException {
    Path jar = write("target/app/tokenscope.jar");
    Path stamp = write("target/app/.built");
    Files.writeString(write("target/app/.hash"), "0123456789abcdef0123  -\n");
    Files.createDirectories(checkout.resolve("target/app/lib"));
    for (Path path : List.of(checkout.resolve("src"), checkout.resolve("pom.xml"))) {
      try (Stream<Path> below = Files.walk(path)) {
        for (Path source : below.toList()) {
          age(source, Duration.ofHours(2));
        }
      }
    }
    age(jar, Duration.ofHours(1));
    age(stamp, Duration.ofHours(1));
    return this;
  }

  /** As an editor would, half an hour ago. */
  void save(String file) throws IOException {
    age(checkout.resolve(file), Duration.ofMinutes(30));
  }

  private static void age(Path path, Duration age) throws IOException {
    Files.setLastModifiedTime(path, FileTime.from(Instant.now().minus(age)));
  }

  /** Every path of the checkout and when it was last written. */
  List<String> checkoutListing() throws IOException {
    try (Stream<Path> paths = Files.walk(checkout)) {
      List<String> listing = new ArrayList<>();
      for (Path path : paths.sorted().toList()) {
        listing.add(path + " " + Files.getLastModifiedTime(path));
      }
      return listing;
    }
  }

  // ---- what the stand-ins read and wrote

  Machine note(String name, String text) throws IOException {
    Files.writeString(notes.resolve(name), text);
    return this;
  }

  void forget(String name) throws IOException {
    Files.delete(notes.resolve(name));
  }

  private List<String> noted(String name) throws IOException {
    Path note = notes.resolve(name);
    return Files.exists(note) ? Files.readAllLines(note) : List.of();
  }

  List<String> mavenCalls() throws IOException {
    return noted("maven-calls");
  }

  List<String> programArguments() throws IOException {
    return noted("program-arguments");
  }

  /** The value of a variable that the stand-in for Java writes down. */
  String programSaw(String variable) throws IOException {
    return String.join("\n", noted("program-saw-" + variable));
  }

  Path programFolder() throws IOException {
    return Path.of(noted("program-folder").getFirst());
  }

  Path jdkStarted() throws IOException {
    return Path.of(noted("program-jdk").getFirst());
  }

  long programProcess() throws IOException {
    return Long.parseLong(noted("program-process").getFirst());
  }

  // ---- starting

  Ended run(String... arguments) throws Exception {
    return start(arguments).end();
  }

  Start start(String... arguments) throws IOException {
    return start(checkout, checkout.resolve("run.sh"), arguments);
  }

  Start start(Path folder, Path script, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(notes, "out", "");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    processes.add(process);
    return new Start(process, process.errorReader(UTF_8), out);
  }

  @Override
  public void close() {
    processes.forEach(Process::destroyForcibly);
  }

  record Start(Process process, BufferedReader errors, Path out) {
    /** Reads what it says up to a line that begins so; fails when it ends without. */
    void awaitLine(String beginning) throws IOException {
      String line;
      do {
        line = errors.readLine();
        if (line == null) {
          throw new AssertionError("it ended and never said: " + beginning);
        }
      } while (!line.startsWith(beginning));
    }

    Ended end() throws Exception {
      String err = errors.readAllAsString();
      return new Ended(process.waitFor(), Files.readString(out), err, process.pid());
    }
  }

  record Ended(int exitCode, String out, String err, long process) {}
}
