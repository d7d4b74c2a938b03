package dev.tokenscope.journal;

import java.util.List;
import java.util.Optional;

/**
 * A header field as it stood in a message.
 *
 * @param name with the case it had
 * @param value without surrounding white space
 */
public record Header(String name, String value) {

  /** The first value of a name, whatever its case (RFC 9110 §5.1). */
  public static Optional<String> first(List<Header> headers, String name) {
    for (Header header : headers) {
      if (header.name.equalsIgnoreCase(name)) {
        return Optional.of(header.value);
      }
    }
    return Optional.empty();
  }

  /** Every value of a name, in order. */
  public static List<String> all(List<Header> headers, String name) {
    return headers.stream().filter(h -> h.name.equalsIgnoreCase(name)).map(Header::value).toList();
  }
}
