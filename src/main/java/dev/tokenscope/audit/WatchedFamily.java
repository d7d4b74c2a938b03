package dev.tokenscope.audit;

import dev.tokenscope.journal.Event;
import dev.tokenscope.token.TokenType;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A family as far as watching needs it: its latest tokens and what they were granted. */
final class WatchedFamily {

  private static final int TOKENS = 64;

  private record Token(Evidence.Issued issued, Scene.Life life) {}

  private final String sid;
  private final ArrayDeque<Token> tokens = new ArrayDeque<>();
  private String letter = "";
  private Set<String> scope = Set.of();

  WatchedFamily(String sid) {
    this.sid = sid;
  }

  void started(Event.FamilyStarted event) {
    letter = event.letter();
    scope = Set.copyOf(event.scope());
  }

  Evidence.Issued issued(long seq, Event.TokenIssued event) {
    Evidence.Issued issued = new Evidence.Issued(seq, event.token(), event.name(), event.type());
    letter = event.name().family();
    tokens.addLast(new Token(issued, new Scene.Life(event.issuedAt(), event.expiresAt())));
    if (tokens.size() > TOKENS) {
      tokens.removeFirst();
    }
    return issued;
  }

  /** Tells its tokens, and how long the access tokens live. */
  void tell(List<Evidence.Issued> all, Map<String, Scene.Life> lives) {
    for (Token token : tokens) {
      all.add(token.issued());
      if (token.issued().type() == TokenType.ACCESS) {
        lives.put(token.issued().token(), token.life());
      }
    }
  }

  String sid() {
    return sid;
  }

  String letter() {
    return letter;
  }

  Set<String> scope() {
    return scope;
  }
}
