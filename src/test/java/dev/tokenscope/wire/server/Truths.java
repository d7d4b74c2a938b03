package dev.tokenscope.wire.server;

import dev.tokenscope.journal.Event;
import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Events of a server's truth, about a family called f. */
final class Truths {

  static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

  private Truths() {}

  static Event.FamilyStarted started(String sid, int index) {
    return new Event.FamilyStarted(
        sid,
        TokenName.familyLetter(index),
        "tokenscope",
        "alice",
        Set.of("orders:read"),
        START,
        START.plusSeconds(600));
  }

  static Event.TokenIssued refresh(String jti, int generation, @Nullable String parent) {
    return issued(TokenType.REFRESH, jti, generation, parent);
  }

  static Event.TokenIssued issued(
      TokenType type, String jti, int generation, @Nullable String parent) {
    return new Event.TokenIssued(
        new TokenName.Issued("A", type, generation),
        "f",
        type,
        jti,
        "token " + jti,
        TokenHash.of("token " + jti),
        generation,
        parent,
        START,
        START.plusSeconds(120),
        Set.of("orders:read"));
  }

  static TokenFamily family(Event.Truth... events) {
    TokenFamily family = TokenFamily.started(started("f", 0));
    for (Event.Truth event : events) {
      family = family.evolve(event);
    }
    return family;
  }
}
