package dev.tokenscope.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adds an event to the grammar and looks who does not compile any more. */
class NewEventTest {

  private static final Path MAIN =
      Path.of(System.getProperty("basedir", "."), "src", "main", "java", "dev", "tokenscope");
  private static final List<String> ROOMS = List.of("token", "intent", "journal", "projection");
  private static final String MARK = "record NotePinned(String text) implements Event {}";

  @TempDir private Path classes;

  @Test
  void a_new_event_does_not_compile_until_every_projection_has_decided_about_it() {
    Set<String> undecided = notCompiling("record Planted(String what) implements Event {}");

    assertThat(undecided).containsAll(projectionsThatSwitch());
  }

  private static Set<String> projectionsThatSwitch() {
    Set<String> names = new TreeSet<>();
    for (Source source : sources("")) {
      if (source.getName().contains("projection") && source.text.contains("NotePinned")) {
        names.add(source.getName());
      }
    }
    assertThat(names).as("projections that decide about every event").hasSizeGreaterThan(3);
    return names;
  }

  private Set<String> notCompiling(String newEvent) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    compiler
        .getTask(
            new StringWriter(),
            null,
            found,
            List.of(
                "-proc:none",
                // look at every class, also after the first error
                "-XDcompilePolicy=simple",
                "--should-stop=ifError=FLOW",
                "-Xmaxerrs",
                "1000",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")),
            null,
            sources(newEvent))
        .call();
    Set<String> names = new TreeSet<>();
    for (Diagnostic<? extends JavaFileObject> one : found.getDiagnostics()) {
      if (one.getKind() == Diagnostic.Kind.ERROR) {
        assertThat(one.getCode()).contains("not.exhaustive");
        names.add(one.getSource().getName());
      }
    }
    return names;
  }

  private static List<Source> sources(String newEvent) {
    List<Source> sources = new ArrayList<>();
    for (String room : ROOMS) {
      try (Stream<Path> files = Files.walk(MAIN.resolve(room))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String text = Files.readString(file);
          sources.add(
              new Source(file, text.replace(MARK, newEvent.isEmpty() ? MARK : MARK + newEvent)));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return sources;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(Path file, String text) {
      super(
          URI.create("string:///" + MAIN.relativize(file).toString().replace('\\', '/')),
          Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
