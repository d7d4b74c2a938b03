package dev.tokenscope.wire.server;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A family as it may be shown: no tokens.
 *
 * @param sid its id
 * @param letter its short name
 * @param clientId for which client
 * @param subject who logged in
 * @param scope what was granted
 * @param createdAt when
 * @param absoluteExpiry the latest end of any of its tokens
 * @param revoked whether it is revoked, and why; empty while it is not
 * @param generation of the newest refresh token
 * @param refreshTokens names and states, oldest first
 */
public record FamilySummary(
    String sid,
    String letter,
    String clientId,
    String subject,
    Set<String> scope,
    Instant createdAt,
    Instant absoluteExpiry,
    String revoked,
    int generation,
    List<Member> refreshTokens) {

  /**
   * A refresh token of the family.
   *
   * @param name its short name
   * @param generation from 1
   * @param used whether it was replaced
   * @param expiresAt its end
   */
  public record Member(String name, int generation, boolean used, Instant expiresAt) {}

  static FamilySummary of(TokenFamily family) {
    return new FamilySummary(
        family.sid(),
        family.letter(),
        family.clientId(),
        family.subject(),
        family.scope(),
        family.createdAt(),
        family.absoluteExpiry(),
        family.revokedBy() == null ? "" : family.revokedBy().name(),
        family.generation(),
        family.tokens().stream()
            .map(
                token ->
                    new Member(
                        token.name().full(),
                        token.generation(),
                        token.isRotated(),
                        token.expiresAt()))
            .toList());
  }
}
