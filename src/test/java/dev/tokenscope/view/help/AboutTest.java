package dev.tokenscope.view.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.view.Fonts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AboutTest {

  private final About about = About.thisProgram();

  @Test
  void every_library_that_is_bundled_is_there_with_a_licence_that_is_known() {
    assertThat(about.libraries())
        .extracting(About.Library::name)
        .contains("okhttp", "mockwebserver3", "jackson-databind", "java jwt", "javafx controls");
    assertThat(about.libraries())
        .allSatisfy(
            library -> {
              assertThat(library.version()).matches("[0-9].*");
              assertThat(library.licence())
                  .isIn("Apache-2.0", "MIT", "GPL-2.0 with Classpath Exception");
              assertThat(library.address()).startsWith("http");
            });
  }

  @Test
  void what_runs_is_what_is_told() {
    String jackson = com.fasterxml.jackson.databind.cfg.PackageVersion.VERSION.toString();
    assertThat(about.libraries())
        .filteredOn(library -> library.name().equals("jackson-databind"))
        .singleElement()
        .satisfies(library -> assertThat(library.version()).isEqualTo(jackson));
  }

  @Test
  void no_library_of_the_tests_is_told_of() {
    assertThat(about.libraries())
        .extracting(library -> library.name().toLowerCase(java.util.Locale.ROOT))
        .noneMatch(name -> Stream.of("junit", "testfx", "assertj").anyMatch(name::contains));
  }

  @ParameterizedTest
  @CsvSource({"Pretendard-Regular.ttf, Pretendard", "JetBrainsMono-Regular.ttf, JetBrains Mono"})
  void the_fonts_have_the_versions_that_they_say(String file, String name) throws IOException {
    About.Library font =
        About.FONTS.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
      assertThat(in).isNotNull();
      String names = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).replace("\0", "");
      assertThat(names).contains("Version " + font.version());
    }
  }

  @Test
  void the_words_of_every_licence_are_there_and_say_whose_they_are() {
    Stream.concat(about.libraries().stream(), About.FONTS.stream())
        .forEach(
            part -> {
              String words = String.join("\n", part.paragraphs());
              assertThat(words).as(part.name()).hasSizeGreaterThan(900);
              String title =
                  switch (part.licence()) {
                    case "Apache-2.0" -> "Apache License Version 2.0";
                    case "MIT" -> "MIT License";
                    case "OFL-1.1" -> "SIL OPEN FONT LICENSE";
                    default -> "GNU General Public License";
                  };
              assertThat(words).as(part.name()).containsIgnoringCase(title);
              if (part.licence().equals("MIT") || part.licence().equals("OFL-1.1")) {
                assertThat(words).as(part.name()).containsPattern("Copyright .*[0-9]{4}");
              }
            });
  }

  @Test
  void the_licence_of_this_program_is_the_one_it_shows() throws IOException {
    try (InputStream in = About.class.getResourceAsStream("licences/Apache-2.0.txt")) {
      assertThat(in).isNotNull();
      assertThat(in.readAllBytes()).isEqualTo(Files.readAllBytes(Path.of("LICENSE")));
    }
  }

  @Test
  void the_icons_have_the_version_that_they_say() {
    About.Library icons = About.FONTS.getLast();
    assertThat(About.class.getClassLoader())
        .satisfies(
            loader ->
                assertThat(
                        loader.getResource(
                            "META-INF/resources/feather/" + icons.version() + "/fonts/feather.ttf"))
                    .isNotNull());
  }

  @Test
  void a_report_has_every_version_and_no_folder() {
    String report = about.report();
    assertThat(report.lines().toList())
        .contains("TokenScope " + about.program(), "Java " + about.java());
    assertThat(report).contains("okhttp ");
    for (String secret : List.of("user.home", "user.name")) {
      assertThat(report).doesNotContain(System.getProperty(secret));
    }
  }
}
