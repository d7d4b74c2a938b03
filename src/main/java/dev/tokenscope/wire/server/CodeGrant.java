package dev.tokenscope.wire.server;

import dev.tokenscope.journal.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;

/** The authorization code grant (RFC 6749 §4.1.3) with PKCE (RFC 7636 §4.6). */
final class CodeGrant {

  private final Authority authority;

  CodeGrant(Authority authority) {
    this.authority = authority;
  }

  Answer redeem(ServerRequest request, Parameters form, RegisteredClient client) {
    Optional<String> code = form.get("code");
    Optional<String> verifier = form.get("code_verifier");
    Optional<String> redirectUri = form.get("redirect_uri");
    if (code.isEmpty() || verifier.isEmpty() || redirectUri.isEmpty()) {
      return TokenResponses.error(
          "invalid_request", "code, code_verifier or redirect_uri is missing");
    }
    Optional<ServerState.Code> known = authority.code(code.get());
    if (known.isEmpty()) {
      return TokenResponses.error("invalid_grant", "The code is unknown");
    }
    Event.CodeIssued issued = known.get().issued();
    if (!issued.clientId().equals(client.id())) {
      return TokenResponses.error("invalid_grant", "The code was issued to another client");
    }
    String used = known.get().sid();
    if (used != null) {
      // RFC 6749 §4.1.2: a code that comes twice was stolen; what it brought is revoked
      authority.revokeFamily(used, Event.EndedBy.CODE_REUSE);
      return TokenResponses.error("invalid_grant", "The code was already used");
    }
    if (authority.isPast(issued.expiresAt())) {
      return TokenResponses.error("invalid_grant", "The code expired");
    }
    if (!issued.redirectUri().equals(redirectUri.get())) {
      return TokenResponses.error("invalid_grant", "redirect_uri differs from the authorization");
    }
    if (!MessageDigest.isEqual(
        challengeOf(verifier.get()).getBytes(StandardCharsets.US_ASCII),
        issued.challenge().getBytes(StandardCharsets.US_ASCII))) {
      return TokenResponses.error("invalid_grant", "code_verifier does not fit the challenge");
    }
    Person person = Person.named(issued.subject()).orElseThrow();
    return authority
        .redeem(code.get(), client, person, issued.scope(), request.issuer())
        .map(TokenResponses::tokens)
        .orElseGet(() -> TokenResponses.error("invalid_grant", "The code was already used"));
  }

  /** S256 (RFC 7636 §4.2). */
  static String challengeOf(String verifier) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform must have SHA-256.", e);
    }
  }
}
