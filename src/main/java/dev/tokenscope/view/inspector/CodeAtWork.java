package dev.tokenscope.view.inspector;

import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.projection.Explanation;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.util.List;

/** Which lines of the built-in client act at a message. */
final class CodeAtWork {

  static final Source ATTACH = new Source("TokenAttacher", "intercept");
  static final Source AUTHENTICATE = new Source("TokenAuthenticator", "authenticate");
  static final Source REPEAT = new Source("HeaderStyleRepeat", "intercept");
  static final Source GATE = new Source("RefreshGate", "refresh");
  static final Source LAND = new Source("RefreshGate", "land");
  static final Source SEND_IN_HEADER = new Source("HeaderStyleRefresh", "send");
  static final Source SEND_TO_ENDPOINT = new Source("TokenEndpointRefresh", "send");
  static final Source ADOPT = new Source("Belief", "adopt");
  static final Source BEGIN = new Source("Belief", "begin");
  static final Source REFUSED = new Source("Belief", "refused");
  static final Source LOG_IN = new Source("LabClient", "logIn");
  static final Source LOG_OUT = new Source("LabClient", "logOut");
  static final Source BACK_OFF = new Source("BackOff", "failed");
  static final Source STEAL = new Source("Attacker", "steal");
  static final Source ATTACKER_REFRESH = new Source("Attacker", "refresh");

  /** Every one there is, for a test. */
  static final List<Source> ALL =
      List.of(
          ATTACH,
          AUTHENTICATE,
          REPEAT,
          GATE,
          LAND,
          SEND_IN_HEADER,
          SEND_TO_ENDPOINT,
          ADOPT,
          BEGIN,
          REFUSED,
          LOG_IN,
          LOG_OUT,
          BACK_OFF,
          STEAL,
          ATTACKER_REFRESH);

  private CodeAtWork() {}

  /** The lines that act at a message; none for a client that is not built in. */
  static List<Source> at(Explanation told) {
    if (told.lane().equals(Lane.ATTACKER)) {
      return List.of(STEAL, ATTACKER_REFRESH);
    }
    if (!told.lane().equals(Lane.CLIENT)) {
      return List.of();
    }
    String path = told.request().message().path();
    if (path.endsWith("/login")) {
      return told.aboutAnswer() ? List.of(BEGIN, LOG_IN) : List.of(LOG_IN);
    }
    if (path.endsWith("/logout")) {
      return List.of(LOG_OUT);
    }
    boolean header = told.request().toApi();
    boolean refresh = carries(told.request().tokens(), TokenType.REFRESH);
    if (!told.aboutAnswer()) {
      return refresh ? List.of(header ? SEND_IN_HEADER : SEND_TO_ENDPOINT, GATE) : List.of(ATTACH);
    }
    return answered(told, header, refresh);
  }

  private static List<Source> answered(Explanation told, boolean header, boolean refresh) {
    Explanation.Answered answer = told.answer();
    Message.Response response = answer == null ? null : answer.message();
    if (response == null || response.status() >= 500 || response.status() == 429) {
      return refresh ? List.of(BACK_OFF, LAND) : List.of(ATTACH);
    }
    if (refresh) {
      boolean renewed = answer != null && carries(answer.tokens(), TokenType.ACCESS);
      return renewed ? List.of(ADOPT, LAND) : List.of(REFUSED, LAND);
    }
    if (response.status() == 401) {
      boolean atApi = told.next().stream().anyMatch(next -> repeatsAtApi(next));
      return List.of(header && atApi ? REPEAT : AUTHENTICATE, GATE);
    }
    return List.of(ATTACH);
  }

  private static boolean repeatsAtApi(Explanation.Next next) {
    return next instanceof Explanation.Next.Sent(_, _, var target, var tokens)
        && target.startsWith("/api/")
        && carries(tokens, TokenType.REFRESH);
  }

  private static boolean carries(List<TokenName> tokens, TokenType type) {
    return tokens.stream()
        .anyMatch(name -> name instanceof TokenName.Issued(_, var kind, _) && kind == type);
  }
}
