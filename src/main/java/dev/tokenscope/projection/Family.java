package dev.tokenscope.projection;

import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.token.TokenName;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One login and the refresh tokens that came of it.
 *
 * @param sid its id
 * @param letter its short name
 * @param clientId for whom
 * @param subject who logged in
 * @param scope what was granted
 * @param createdAt when
 * @param absoluteExpiry when every token of it ends at the latest
 * @param refreshTokens in the order of their issue
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
    @Nullable Instant revokedAt,
    @Nullable EndedBy revokedBy) {

  /** Whether its refresh tokens are good for nothing any more. */
  public boolean revoked() {
    return revokedAt != null;
  }

  Family with(TokenName.Issued refresh) {
    return new Family(
        sid,
        letter,
        clientId,
        subject,
        scope,
        createdAt,
        absoluteExpiry,
        refreshTokens.with(refresh),
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
            at,
            by);
  }
}
