package dev.tokenscope.view.help;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which program this is, and what it is made of.
 *
 * @param program its version; {@code development} where it does not run from its jar
 * @param java the version and the maker of the Java it runs on
 * @param javafx the version of JavaFX
 * @param system the operating system
 * @param libraries what is in it
 */
public record About(
    String program, String java, String javafx, String system, List<Library> libraries) {

  private static final String LIBRARIES = "libraries.txt";
  private static final String LICENCES = "licences/";
  private static final Pattern RULE = Pattern.compile("[-=]{5,}");
  private static final String FONTS_FOLDER = "/dev/tokenscope/view/fonts/";

  /** The bundled fonts, with what the texts beside them say. */
  public static final List<Library> FONTS =
      List.of(
          new Library(
              "Pretendard",
              "1.309",
              "OFL-1.1",
              "https://github.com/orioncactus/pretendard",
              FONTS_FOLDER + "LICENSE-Pretendard.txt"),
          new Library(
              "JetBrains Mono",
              "2.242",
              "OFL-1.1",
              "https://github.com/JetBrains/JetBrainsMono",
              FONTS_FOLDER + "LICENSE-JetBrainsMono.txt"),
          // in ikonli-feather-pack
          new Library(
              "Feather",
              "4.28",
              "MIT",
              "https://github.com/feathericons/feather",
              LICENCES + "feather.txt"));

  /**
   * A part that others made.
   *
   * @param name for people
   * @param version as it is in this build
   * @param licence as its makers say, by its SPDX name where it has one
   * @param address where it comes from; empty where nobody says
   * @param words where the words of the licence are
   */
  public record Library(String name, String version, String licence, String address, String words) {

    /**
     * The words of the licence, in paragraphs that can be as wide as there is room.
     *
     * @throws IllegalStateException where they are missing; a test looks at every one
     */
    public List<String> paragraphs() {
      return Stream.of(read(words).split("\\R\\s*\\R"))
          .map(
              paragraph ->
                  paragraph
                      .lines()
                      .map(String::strip)
                      .filter(line -> !RULE.matcher(line).matches())
                      .collect(Collectors.joining(" ")))
          .filter(paragraph -> !paragraph.isBlank())
          .toList();
    }
  }

  /** Makes it unchangeable. */
  public About {
    libraries = List.copyOf(libraries);
  }

  /** This program. */
  public static About thisProgram() {
    return new About(
        version(About.class.getModule(), "development"),
        System.getProperty("java.version", "") + " (" + System.getProperty("java.vendor", "") + ")",
        System.getProperty("javafx.runtime.version", ""),
        Stream.of("os.name", "os.version", "os.arch")
            .map(name -> System.getProperty(name, ""))
            .collect(Collectors.joining(" ")),
        bundled());
  }

  private static String version(Module module, String otherwise) {
    ModuleDescriptor descriptor = module.getDescriptor();
    return descriptor == null ? otherwise : descriptor.rawVersion().orElse(otherwise);
  }

  /** As the build found them: a line each, its fields between tabs. */
  private static List<Library> bundled() {
    return read(LIBRARIES)
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split("\t", -1))
        .map(
            field ->
                new Library(
                    name(field[0], field[2]),
                    field[1],
                    field[3],
                    field[4],
                    words(field[0], field[3])))
        .toList();
  }

  /** Some licences name who gives them: those have words of their own. */
  private static String words(String artifact, String licence) {
    String own = LICENCES + artifact + ".txt";
    return About.class.getResource(own) == null
        ? LICENCES + licence.replace(' ', '-') + ".txt"
        : own;
  }

  private static String read(String resource) {
    try (InputStream in = About.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("The build did not pack " + resource + ".");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Several parts of one library have the same name for people. */
  private static String name(String artifact, String name) {
    return name.equals("Ikonli") ? artifact : name;
  }

  /** What a report of a defect needs, in lines; no names of people or folders. */
  public String report() {
    return "TokenScope %s\nJava %s\nJavaFX %s\n%s\n%s\n"
        .formatted(
            program,
            java,
            javafx,
            system,
            libraries.stream()
                .map(library -> library.name() + " " + library.version())
                .collect(Collectors.joining(", ")));
  }
}
