package dev.tokenscope.view.server;

import java.util.List;

/** What of the server is looked at; its columns, and how wide they are beside each other. */
public enum Section {
  FAMILIES,
  TOKENS,
  KEYS,
  DENIED,
  FAULTS,
  SETTINGS;

  /** A column: the end of its text's key, and its width in hundredths of the table. */
  record Column(String key, int width) {}

  /** Its columns, from left to right. */
  List<Column> columns() {
    return switch (this) {
      case FAMILIES ->
          List.of(
              new Column("family", 11),
              new Column("user", 12),
              new Column("client", 18),
              new Column("since", 15),
              new Column("until", 15),
              new Column("state", 29));
      case TOKENS ->
          List.of(
              new Column("token", 12),
              new Column("kind", 18),
              new Column("generation", 10),
              new Column("since", 15),
              new Column("until", 15),
              new Column("state", 30));
      case KEYS ->
          List.of(
              new Column("kid", 30),
              new Column("algorithm", 14),
              new Column("since", 16),
              new Column("state", 40));
      case DENIED ->
          List.of(
              new Column("what", 34),
              new Column("since", 16),
              new Column("until", 16),
              new Column("why", 34));
      case FAULTS ->
          List.of(
              new Column("number", 12),
              new Column("fault", 30),
              new Column("match", 32),
              new Column("left", 13),
              new Column("fired", 13));
      case SETTINGS -> List.of(new Column("name", 40), new Column("value", 60));
    };
  }
}
