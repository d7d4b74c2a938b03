package dev.tokenscope.view.server;

import java.util.List;

/** What of the server is looked at, and its columns. */
public enum Section {
  FAMILIES,
  TOKENS,
  KEYS,
  DENIED,
  FAULTS,
  SETTINGS;

  /** Its columns, from left to right: the ends of their texts' keys. */
  List<String> columns() {
    return switch (this) {
      case FAMILIES -> List.of("family", "user", "client", "since", "until", "state");
      case TOKENS -> List.of("token", "kind", "generation", "since", "until", "state");
      case KEYS -> List.of("kid", "algorithm", "since", "state");
      case DENIED -> List.of("what", "since", "until", "why");
      case FAULTS -> List.of("number", "fault", "match", "left", "fired");
      case SETTINGS -> List.of("name", "value");
    };
  }
}
