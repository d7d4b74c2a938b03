package dev.tokenscope.wire.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names and values of a query or a form. An empty value counts as omitted (RFC 6749 §3.2).
 *
 * @param values every value of each name, in order
 */
public record Parameters(Map<String, List<String>> values) {

  /** None. */
  public static final Parameters NONE = new Parameters(Map.of());

  /**
   * Reads {@code application/x-www-form-urlencoded} text; what cannot be decoded stays as it is.
   */
  public static Parameters parse(String text) {
    if (text.isEmpty()) {
      return NONE;
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
      if (!name.isEmpty() && !value.isEmpty()) {
        values.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    return new Parameters(values);
  }

  /** The first value of a name. */
  public Optional<String> get(String name) {
    List<String> all = values.get(name);
    return all == null ? Optional.empty() : Optional.of(all.get(0));
  }

  /** A name that has two values, which no OAuth parameter may have (RFC 6749 §3.2). */
  public Optional<String> repeated() {
    return values.entrySet().stream()
        .filter(parameter -> parameter.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
