package dev.tokenscope.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be true of the bundles; each rule answers with one sentence per violation. */
final class MessageRules {
  static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)+");

  private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\".*?\"\"\"", Pattern.DOTALL);
  private static final Pattern QUOTE_CHARACTER = Pattern.compile("'\\\\?\"'");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern ASKED_IN_JAVA =
      Pattern.compile("(?:\\.get|\\btext)\\(\\s*\"(" + KEY + ")\"");
  private static final Pattern ASKED_IN_FXML = Pattern.compile("\"%(" + KEY + ")\"");

  private static final Pattern GAP = Pattern.compile("\\{[^{}]*\\}");
  private static final Pattern BARE_PARTICLE =
      Pattern.compile("\\{\\d+\\}[”’\"')]*(?:은|는|이|가|을|를|과|와|으로|로)(?=[\\s.,?!)]|$)");
  private static final Pattern POLITE_ENDING = Pattern.compile("(?:요|다)\\.$");

  /** Misspellings of loan words, and the spelling of the glossary. */
  private static final Map<String, String> SPELLINGS =
      Map.of(
          "엑세스", "액세스",
          "리프레쉬", "리프레시",
          "리프래시", "리프레시",
          "메세지", "메시지",
          "어플리케이션", "애플리케이션",
          "액세스토큰", "액세스 토큰",
          "리프레시토큰", "리프레시 토큰");

  private final Map<String, String> english;
  private final Map<String, String> korean;

  MessageRules(Map<String, String> english, Map<String, String> korean) {
    this.english = english;
    this.korean = korean;
  }

  /** (a) Every key is in both languages. */
  List<String> missingInOneLanguage() {
    return Stream.concat(
            minus(english.keySet(), korean.keySet()).map(key -> key + " is not in Korean"),
            minus(korean.keySet(), english.keySet()).map(key -> key + " is not in English"))
        .toList();
  }

  /** (b) Every key is asked for somewhere, or begins with a prefix that is put together. */
  List<String> unused(Sources sources, Collection<String> dynamicPrefixes) {
    Set<String> literals = sources.literals();
    return minus(allKeys(), literals)
        .filter(key -> dynamicPrefixes.stream().noneMatch(key::startsWith))
        .map(key -> key + " is used nowhere; remove it from both languages")
        .toList();
  }

  /** (b) A prefix in the list still has keys, or it would hide others later. */
  List<String> prefixesWithoutKeys(Collection<String> dynamicPrefixes) {
    return dynamicPrefixes.stream()
        .filter(prefix -> allKeys().stream().noneMatch(key -> key.startsWith(prefix)))
        .map(prefix -> "no key begins with " + prefix + "; remove it from the list")
        .toList();
  }

  /** (c) Every key that is asked for by name is there. */
  List<String> askedForButMissing(Sources sources, Set<String> notKeys) {
    return minus(sources.askedFor(), allKeys())
        .filter(key -> !notKeys.contains(key))
        .map(key -> key + " is asked for but is in no language")
        .toList();
  }

  /** (c) FXML has no arguments to give. */
  List<String> fxmlWithPlaceholders(Sources sources) {
    return sources.askedInFxml().stream()
        .filter(key -> !placeholders(english, key).isEmpty())
        .map(key -> "%" + key + " stands in FXML but needs arguments")
        .toList();
  }

  /** Every value can be read as a template. */
  List<String> unreadable() {
    List<String> complaints = new ArrayList<>();
    for (Map<String, String> bundle : List.of(english, korean)) {
      bundle.forEach(
          (key, value) -> {
            try {
              Template.parse(value);
            } catch (IllegalArgumentException e) {
              complaints.add(key + ": " + e.getMessage());
            }
          });
    }
    return complaints;
  }

  /** (d) Both languages take the same arguments. */
  List<String> differentPlaceholders() {
    return inBoth()
        .filter(key -> !placeholders(english, key).equals(placeholders(korean, key)))
        .map(
            key ->
                key
                    + " takes "
                    + placeholders(english, key)
                    + " in English and "
                    + placeholders(korean, key)
                    + " in Korean")
        .toList();
  }

  /** (e) What has words in it is translated, unless it is the same in both languages. */
  List<String> untranslated(Set<String> sameInBoth) {
    return inBoth()
        .filter(this::isSameWords)
        .filter(key -> !sameInBoth.contains(key))
        .map(key -> key + " is not translated: " + korean.get(key))
        .toList();
  }

  /** (e) An exception in the list is still one. */
  List<String> exceptionsThatAreNone(Set<String> sameInBoth) {
    return sameInBoth.stream()
        .filter(key -> !english.containsKey(key) || !isSameWords(key))
        .map(key -> key + " differs or is gone; remove it from the list")
        .toList();
  }

  /** (f) Sentences are polite: -요. or -다. */
  List<String> impolite() {
    return inBoth()
        .filter(key -> text(english, key).endsWith("."))
        .filter(key -> !POLITE_ENDING.matcher(text(korean, key)).find())
        .map(key -> key + " does not end in 요. or 다.: " + korean.get(key))
        .toList();
  }

  /** A particle after an argument is written as its rule. */
  List<String> particlesWithoutRule() {
    return korean.entrySet().stream()
        .filter(entry -> BARE_PARTICLE.matcher(entry.getValue()).find())
        .map(entry -> entry.getKey() + " needs {은/는} or the like: " + entry.getValue())
        .sorted()
        .toList();
  }

  /** Loan words are spelt as in the glossary. */
  List<String> misspelt() {
    return korean.entrySet().stream()
        .flatMap(
            entry ->
                SPELLINGS.entrySet().stream()
                    .filter(spelling -> entry.getValue().contains(spelling.getKey()))
                    .map(
                        spelling ->
                            entry.getKey()
                                + " has "
                                + spelling.getKey()
                                + " for "
                                + spelling.getValue()))
        .sorted()
        .toList();
  }

  /** Keys are pane.element.state and values have no blanks around them. */
  List<String> untidy() {
    return Stream.of(english, korean)
        .flatMap(bundle -> bundle.entrySet().stream())
        .filter(
            entry ->
                !KEY.matcher(entry.getKey()).matches()
                    || entry.getValue().isBlank()
                    || !entry.getValue().equals(entry.getValue().strip()))
        .map(entry -> entry.getKey() + "=" + entry.getValue() + "| is untidy")
        .sorted()
        .toList();
  }

  private boolean isSameWords(String key) {
    String value = text(english, key);
    return value.equals(korean.get(key))
        && GAP.matcher(value).replaceAll("").chars().anyMatch(Character::isLetter);
  }

  private Set<Integer> placeholders(Map<String, String> bundle, String key) {
    return Template.parse(text(bundle, key)).placeholders();
  }

  private static String text(Map<String, String> bundle, String key) {
    return bundle.getOrDefault(key, "");
  }

  private Set<String> allKeys() {
    Set<String> keys = new TreeSet<>(english.keySet());
    keys.addAll(korean.keySet());
    return keys;
  }

  private Stream<String> inBoth() {
    return allKeys().stream().filter(english::containsKey).filter(korean::containsKey);
  }

  private static Stream<String> minus(Set<String> all, Set<String> some) {
    return all.stream().filter(key -> !some.contains(key)).sorted();
  }

  /** The texts of all Java and FXML files. */
  record Sources(List<String> java, List<String> fxml) {
    Set<String> literals() {
      Set<String> found = new TreeSet<>(askedInFxml());
      for (String file : java) {
        // both would put the pairing of the quotation marks out of step
        String source = TEXT_BLOCK.matcher(file).replaceAll("");
        source = QUOTE_CHARACTER.matcher(source).replaceAll("");
        found.addAll(findAll(LITERAL, List.of(source)));
      }
      return found;
    }

    Set<String> askedFor() {
      Set<String> found = new TreeSet<>(askedInFxml());
      found.addAll(findAll(ASKED_IN_JAVA, java));
      return found;
    }

    Set<String> askedInFxml() {
      return findAll(ASKED_IN_FXML, fxml);
    }

    private static Set<String> findAll(Pattern pattern, List<String> files) {
      return files.stream()
          .flatMap(file -> pattern.matcher(file).results())
          .map((MatchResult found) -> found.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
