package dev.tokenscope.view.log;

import dev.tokenscope.text.Texts;

/** How many rows a list has, and how many of them are shown. */
public final class Counts {

  private Counts() {}

  /** In words. */
  public static String of(Texts texts, int shown, int all) {
    if (shown != all) {
      return texts.get("log.count.text", shown, all);
    }
    return all == 1 ? texts.get("log.count.one") : texts.get("log.count.all", all);
  }
}
