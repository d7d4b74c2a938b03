package dev.tokenscope.text;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The Korean particles that have two forms, one after a consonant and one after a vowel. */
public enum Particle {
  /** Marks the topic: AT 3은, AT 2는. */
  TOPIC("은", "는"),
  /** Marks the subject: AT 3이, AT 2가. */
  SUBJECT("이", "가"),
  /** Marks the object: AT 3을, AT 2를. */
  OBJECT("을", "를"),
  /** With, and: AT 3과, AT 2와. */
  WITH("과", "와"),
  /** By, with, to. After ㄹ it is 로 as after a vowel: AT 3으로, AT 2로, AT 1로. */
  BY("으로", "로"),
  /** Or: AT 3이나, AT 2나. */
  OR("이나", "나"),
  /** Quotes what was said: AT 3이라고, AT 2라고. */
  QUOTED("이라고", "라고"),
  /** Is called: AT 3이라는, AT 2라는. */
  NAMED("이라는", "라는"),
  /** Is: AT 3이에요, AT 2예요. */
  IS("이에요", "예요");

  private final String afterConsonant;
  private final String afterVowel;

  Particle(String afterConsonant, String afterVowel) {
    this.afterConsonant = afterConsonant;
    this.afterVowel = afterVowel;
  }

  /** The form after such an ending; both forms, as "은(는)" or "(으)로", where it is unread. */
  public String after(Ending ending) {
    return switch (ending) {
      case VOWEL -> afterVowel;
      case RIEUL -> this == BY ? afterVowel : afterConsonant;
      case CONSONANT -> afterConsonant;
      case UNREAD -> both();
    };
  }

  /** How the particle is written in a bundle, without the braces: "은/는". */
  public String rule() {
    return afterConsonant + "/" + afterVowel;
  }

  /**
   * The particle written as this rule.
   *
   * @throws IllegalArgumentException if no particle is written so, with the list of those that are
   */
  static Particle ofRule(String rule) {
    for (Particle particle : values()) {
      if (particle.rule().equals(rule)) {
        return particle;
      }
    }
    throw new IllegalArgumentException(
        "{"
            + rule
            + "} is neither a placeholder such as {0} nor a particle; the particles are "
            + Arrays.stream(values())
                .map(particle -> "{" + particle.rule() + "}")
                .collect(Collectors.joining(" "))
            + ", and a brace of its own is written {{.");
  }

  private String both() {
    return afterConsonant.endsWith(afterVowel)
        ? "("
            + afterConsonant.substring(0, afterConsonant.length() - afterVowel.length())
            + ")"
            + afterVowel
        : afterConsonant + "(" + afterVowel + ")";
  }
}
