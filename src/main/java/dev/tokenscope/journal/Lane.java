package dev.tokenscope.journal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A party that sends requests, as one column of a sequence.
 *
 * @param value {@code client}, {@code attacker}, or for external clients what they are known by
 */
public record Lane(@JsonValue String value) {
  private static final String GAP = " · ";

  /**
   * By what each can be told; the most particular first, for most of them say Chrome and Safari.
   */
  private static final Map<String, Pattern> BROWSERS = browsers();

  /** The built-in client. */
  public static final Lane CLIENT = new Lane("client");

  /** Who copied a token out of the client's store. */
  public static final Lane ATTACKER = new Lane("attacker");

  /** Reads a lane as it was written. */
  @JsonCreator
  public Lane {}

  /** A client that is none of ours, by its address and how it calls itself. */
  public static Lane external(String address, String userAgent) {
    return new Lane(address + (userAgent.isEmpty() ? "" : GAP + userAgent));
  }

  /** Whether it is one of the laboratory's own, whose side of an exchange is seen as well. */
  public boolean isBuiltIn() {
    return equals(CLIENT) || equals(ATTACKER);
  }

  /** What it is known by, short enough to be read. */
  public String shortName() {
    int gap = value.indexOf(GAP);
    return gap < 0
        ? value
        : value.substring(0, gap) + GAP + named(value.substring(gap + GAP.length()));
  }

  /**
   * How somebody calls itself, in a word or two where it is a browser: all of them begin with
   * {@code Mozilla/5.0}, and what follows fills a line.
   */
  public static String named(String userAgent) {
    if (userAgent.startsWith("Mozilla/")) {
      for (Map.Entry<String, Pattern> browser : BROWSERS.entrySet()) {
        Matcher version = browser.getValue().matcher(userAgent);
        if (version.find()) {
          return browser.getKey() + " " + version.group(1);
        }
      }
    }
    return userAgent;
  }

  private static Map<String, Pattern> browsers() {
    Map<String, Pattern> all = new LinkedHashMap<>();
    all.put("Edge", Pattern.compile("\\bEdgA?(?:iOS)?/(\\d+)"));
    all.put("Opera", Pattern.compile("\\bOPR/(\\d+)"));
    all.put("Samsung Internet", Pattern.compile("\\bSamsungBrowser/(\\d+)"));
    all.put("Firefox", Pattern.compile("\\b(?:Firefox|FxiOS)/(\\d+)"));
    all.put("Headless Chrome", Pattern.compile("\\bHeadlessChrome/(\\d+)"));
    all.put("Chrome", Pattern.compile("\\b(?:Chrome|CriOS)/(\\d+)"));
    all.put("Safari", Pattern.compile("\\bVersion/(\\d+)\\S* .*Safari/"));
    return all;
  }
}
