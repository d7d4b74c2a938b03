package dev.tokenscope.report;

import dev.tokenscope.text.Texts;

/**
 * What a page says about checks and findings: in its own language where the program knows the words
 * for it, else as the file has it.
 */
final class PageWords {

  private final Texts texts;

  PageWords(Texts texts) {
    this.texts = texts;
  }

  Texts texts() {
    return texts;
  }

  String get(String key, Object... args) {
    return texts.get("audit.page." + key, args);
  }

  String verdict(Verdict verdict) {
    return texts.get("audit.verdict." + verdict);
  }

  String title(Found found) {
    return known("audit.check." + found.id() + ".title", found.title());
  }

  String level(Found found) {
    return known("audit.level." + found.level().toUpperCase(java.util.Locale.ROOT), found.level());
  }

  String cause(Found found) {
    return known("audit.check." + found.id() + ".cause", "");
  }

  String cost(Found found) {
    return known("audit.check." + found.id() + ".cost", "");
  }

  /** Why it came to its verdict. */
  String reason(Found found) {
    if (found.verdict() == Verdict.PASS) {
      return get("passed");
    }
    return known("audit." + found.code(), found.reason(), found.detail());
  }

  private String known(String key, String otherwise, Object... args) {
    return texts.bundle().containsKey(key) ? texts.get(key, args) : otherwise;
  }
}
