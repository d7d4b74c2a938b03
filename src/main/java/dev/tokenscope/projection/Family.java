package dev.tokenscope.projection;

import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One login and the tokens that came of it.
 *
 * @param sid its id
 * @param letter its short name
 * @param clientId for whom
 * @param subject who logged in
 * @param scope what was granted
 * @param createdAt when
 * @param absoluteExpiry when every token of it ends at the latest
 * @param refreshTokens in the order of their issue
 * @param accessTokens likewise
 * @param lastUse who showed one of its tokens last; null for nobody
 * @param revokedAt when it was revoked; null while it is not
 * @param revokedBy why
 */
public record Family(
    String sid,
    String letter,
    String clientId,
    String subject,
    Set<String> scope,
    Instant createdAt,
    Instant absoluteExpiry,
    SharedList<TokenName.Issued> refreshTokens,
    SharedList<TokenName.Issued> accessTokens,
    @Nullable Showing lastUse,
    @Nullable Instant revokedAt,
    @Nullable EndedBy revokedBy) {

  /** Whether its refresh tokens are good for nothing any more. */
  public boolean revoked() {
    return revokedAt != null;
  }

  Family with(TokenName.Issued token) {
    boolean refresh = token.type() == TokenType.REFRESH;
    return new Family(
        sid,
        letter,
        clientId,
        subject,
        scope,
        createdAt,
        absoluteExpiry,
        refresh ? refreshTokens.with(token) : refreshTokens,
        refresh ? accessTokens : accessTokens.with(token),
        lastUse,
        revokedAt,
        revokedBy);
  }

  Family used(Showing last) {
    return new Family(
        sid,
        letter,
        clientId,
        subject,
        scope,
        createdAt,
        absoluteExpiry,
        refreshTokens,
        accessTokens,
        last,
        revokedAt,
        revokedBy);
  }

  Family revoked(Instant at, EndedBy by) {
    return revokedAt != null
        ? this
        : new Family(
            sid,
            letter,
            clientId,
            subject,
            scope,
            createdAt,
            absoluteExpiry,
            refreshTokens,
            accessTokens,
            lastUse,
            at,
            by);
  }
}
