package dev.tokenscope.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.text.MessageRules.Sources;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MessagesTest {
  /** The beginning of keys that are put together in code, and the type that gives their end. */
  private record Dynamic(String prefix, String type) {}

  private static final List<Dynamic> DYNAMIC =
      List.of(
          new Dynamic("card.status.", "TokenStatus"),
          new Dynamic("ended.by.", "EndedBy"),
          new Dynamic("lane.", "the lanes of a sequence"),
          new Dynamic("explain.why.failure.", "FailureKind"),
          new Dynamic("jwt.claim.", "a claim"),
          new Dynamic("jwt.header.", "a header field"),
          new Dynamic("fault.", "Fault"),
          new Dynamic("faults.hint.", "an option of a fault"),
          new Dynamic("faults.option.", "an option of a fault"),
          new Dynamic("faults.value.", "a value of an option"),
          new Dynamic("faults.wrong.", "an option of a fault"),
          new Dynamic("lifelines.heading.", "Heading"),
          new Dynamic("lifelines.result.", "Result"),
          new Dynamic("log.failure.", "FailureKind"),
          new Dynamic("log.key.", "KeyChange"),
          new Dynamic("menu.appearance.", "Appearance"),
          new Dynamic("menu.place.", "Place"),
          new Dynamic("profile.name.", "Profile"),
          new Dynamic("reason.text.", "LoginReason"),
          new Dynamic("reason.title.", "LoginReason"),
          new Dynamic("server.column.", "a column of the server tab"),
          new Dynamic("settings.means.", "a value of a setting"),
          new Dynamic("settings.name.", "a setting"),
          new Dynamic("settings.section.", "a section of the settings"),
          new Dynamic("race.then.", "who comes second, and what the server does"),
          new Dynamic("race.will.", "who comes first, and what the server does"),
          new Dynamic("settings.text.", "a setting"),
          new Dynamic("settings.value.", "a value of a setting"),
          new Dynamic("steps.name.", "Step"),
          new Dynamic("steps.text.", "Step"),
          new Dynamic("theft.deed.", "Theft.What"),
          new Dynamic("theft.defence.", "Defence"),
          new Dynamic("theft.why.", "Defence"),
          new Dynamic("token.", "a token's kind"),
          new Dynamic("trouble.answer.", "FailureKind"),
          new Dynamic("trouble.flaw.", "FileFlaw"),
          new Dynamic("trouble.help.", "FileFlaw"),
          new Dynamic("trouble.kept.", "Kept"),
          new Dynamic("trouble.loss.", "Kept"),
          new Dynamic("trouble.meanwhile.", "Kept"),
          new Dynamic("trouble.noAnswer.", "FailureKind"));

  /**
   * Keys whose text is the same in Korean: names, units and what Korean developers leave in
   * English.
   */
  private static final Set<String> SAME_IN_BOTH =
      Set.of(
          "faults.hint.delay",
          "faults.hint.field",
          "faults.option.retry-after",
          "inspector.tab.jwt",
          "lane.api",
          "profile.name.oauth",
          "profile.name.qa",
          "settings.value.alg.ES256",
          "settings.value.alg.HS256",
          "settings.value.alg.RS256",
          "settings.value.dialect.auth0",
          "settings.value.dialect.dex",
          "settings.value.dialect.rfc",
          "settings.value.dialect.supabase",
          "settings.value.profile.oauth",
          "settings.value.profile.qa",
          "time.milliseconds");

  /** Literals that are passed to some get(…) and look like keys but are none. */
  private static final Set<String> NOT_KEYS = Set.of();

  private static final List<String> PREFIXES = DYNAMIC.stream().map(Dynamic::prefix).toList();
  private static final Path MAIN = Path.of(System.getProperty("basedir", "."), "src", "main");
  private static final Bundle ENGLISH = Bundle.read("messages.properties");
  private static final Bundle KOREAN = Bundle.read("messages_ko.properties");
  private static final Sources SOURCES =
      new Sources(filesUnder("java", ".java"), filesUnder("resources", ".fxml"));

  private final MessageRules rules = new MessageRules(ENGLISH.values(), KOREAN.values());

  @Test
  void every_key_is_in_both_languages() {
    assertThat(rules.missingInOneLanguage()).isEmpty();
  }

  @Test
  void no_key_stands_twice_in_a_file() {
    assertThat(ENGLISH.doubles()).isEmpty();
    assertThat(KOREAN.doubles()).isEmpty();
  }

  @Test
  void every_key_is_used() {
    assertThat(rules.unused(SOURCES, PREFIXES)).isEmpty();
    assertThat(rules.prefixesWithoutKeys(PREFIXES)).isEmpty();
  }

  @Test
  void every_key_that_is_asked_for_exists() {
    // what the audit says is in files of its own
    Set<String> audit = Bundle.read("audit.properties").values().keySet();
    assertThat(Bundle.read("audit_ko.properties").values().keySet()).isEqualTo(audit);
    Set<String> elsewhere = new HashSet<>(NOT_KEYS);
    elsewhere.addAll(audit);
    assertThat(rules.askedForButMissing(SOURCES, elsewhere)).isEmpty();
    assertThat(rules.fxmlWithPlaceholders(SOURCES)).isEmpty();
  }

  @Test
  void every_value_can_be_read_and_is_tidy() {
    assertThat(rules.unreadable()).isEmpty();
    assertThat(rules.untidy()).isEmpty();
  }

  @Test
  void both_languages_take_the_same_arguments() {
    assertThat(rules.differentPlaceholders()).isEmpty();
  }

  @Test
  void everything_is_translated() {
    assertThat(rules.untranslated(SAME_IN_BOTH)).isEmpty();
    assertThat(rules.exceptionsThatAreNone(SAME_IN_BOTH)).isEmpty();
  }

  @Test
  void korean_sentences_are_polite() {
    assertThat(rules.impolite()).isEmpty();
  }

  @Test
  void korean_particles_after_arguments_are_written_as_rules() {
    assertThat(rules.particlesWithoutRule()).isEmpty();
  }

  @Test
  void loan_words_are_spelt_as_in_the_glossary() {
    assertThat(rules.misspelt()).isEmpty();
  }

  /** A planted violation for each rule: a gate that lets everything pass guards nothing. */
  @Nested
  class Every_rule_bites {
    @Test
    void a_key_missing_in_one_language() {
      assertThat(planted(Map.of("a.b", "x"), Map.of("c.d", "y")).missingInOneLanguage())
          .containsExactly("a.b is not in Korean", "c.d is not in English");
    }

    @Test
    void a_key_that_stands_twice() {
      assertThat(Bundle.of("a.b=x\nc.d=y\na.b=z\n").doubles()).containsExactly("a.b");
    }

    @Test
    void an_unused_key_but_not_one_that_is_used_or_put_together() {
      MessageRules rules =
          same(Map.of("a.java", "x", "a.fxml", "x", "a.nobody", "x", "kind.x", "x"));
      Sources sources =
          new Sources(
              List.of("char q = '\"'; String t = \"\"\"\n a.nobody \" \"\"\"; ask(\"a.java\");"),
              List.of("<Label text=\"%a.fxml\"/>"));

      assertThat(rules.unused(sources, List.of("kind.")))
          .containsExactly("a.nobody is used nowhere; remove it from both languages");
      assertThat(rules.prefixesWithoutKeys(List.of("kind.", "gone.")))
          .containsExactly("no key begins with gone.; remove it from the list");
    }

    @Test
    void a_missing_key_that_java_or_fxml_asks_for() {
      Sources sources =
          new Sources(
              List.of(
                  "texts.get(\n  \"a.java\", 1); node.get(\"sub\"); map.get(\"x.json\"); text(\"a.text\")"),
              List.of("<Label text=\"%a.fxml\"/>"));

      assertThat(same(Map.of("a.b", "x")).askedForButMissing(sources, Set.of("x.json")))
          .containsExactly(
              "a.fxml is asked for but is in no language",
              "a.java is asked for but is in no language",
              "a.text is asked for but is in no language");
    }

    @Test
    void a_sentence_with_arguments_in_fxml() {
      Sources sources = new Sources(List.of(), List.of("<Label text=\"%a.b\"/>"));
      assertThat(same(Map.of("a.b", "{0} s")).fxmlWithPlaceholders(sources)).hasSize(1);
    }

    @Test
    void an_unreadable_or_untidy_value() {
      assertThat(same(Map.of("a.b", "{0")).unreadable()).hasSize(2);
      assertThat(planted(Map.of("a.b", "x "), Map.of("A sentence.", "x")).untidy()).hasSize(2);
    }

    @Test
    void different_arguments() {
      assertThat(planted(Map.of("a.b", "{0} {1}"), Map.of("a.b", "{0}")).differentPlaceholders())
          .containsExactly("a.b takes [0, 1] in English and [0] in Korean");
    }

    @Test
    void an_untranslated_value_but_not_one_without_words() {
      MessageRules rules = same(Map.of("a.b", "Copy", "a.api", "API", "a.ratio", "{0} / {1}"));
      assertThat(rules.untranslated(Set.of("a.api")))
          .containsExactly("a.b is not translated: Copy");
      assertThat(rules.exceptionsThatAreNone(Set.of("a.api", "a.ratio", "a.gone"))).hasSize(2);
    }

    @Test
    void an_impolite_sentence() {
      assertThat(planted(Map.of("a.b", "It ended."), Map.of("a.b", "끝났음.")).impolite()).hasSize(1);
      assertThat(planted(Map.of("a.b", "It ended."), Map.of("a.b", "끝났습니다.")).impolite()).isEmpty();
    }

    @Test
    void a_particle_without_its_rule() {
      assertThat(same(Map.of("a.b", "{0}은 끝났습니다.")).particlesWithoutRule()).hasSize(1);
      assertThat(same(Map.of("a.b", "“{0}”으로 보냅니다.")).particlesWithoutRule()).hasSize(1);
      assertThat(same(Map.of("a.b", "{0}{은/는} {1}이상 {2}에 끝났습니다.")).particlesWithoutRule())
          .isEmpty();
    }

    @Test
    void a_misspelt_loan_word() {
      assertThat(same(Map.of("a.b", "엑세스 토큰")).misspelt()).containsExactly("a.b has 엑세스 for 액세스");
    }

    private MessageRules same(Map<String, String> both) {
      return planted(both, both);
    }

    private MessageRules planted(Map<String, String> english, Map<String, String> korean) {
      return new MessageRules(english, korean);
    }
  }

  /** A bundle as it stands in its file, with the keys that stand there more than once. */
  private record Bundle(Map<String, String> values, List<String> doubles) {
    static Bundle read(String file) {
      try {
        return of(Files.readString(MAIN.resolve("resources/dev/tokenscope/text").resolve(file)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    static Bundle of(String source) {
      List<String> doubles = new ArrayList<>();
      Properties properties =
          new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
              Object before = super.put(key, value);
              if (before != null) {
                doubles.add((String) key);
              }
              return before;
            }
          };
      try (Reader reader = Reader.of(source)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return new Bundle(
          properties.stringPropertyNames().stream()
              .collect(Collectors.toMap(key -> key, properties::getProperty)),
          doubles);
    }
  }

  private static List<String> filesUnder(String folder, String ending) {
    try (Stream<Path> files = Files.walk(MAIN.resolve(folder))) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .map(MessagesTest::content)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
