package dev.tokenscope.wire.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client the server knows (RFC 6749 §2.2).
 *
 * @param id {@code client_id}
 * @param secret null for a public client
 */
record RegisteredClient(String id, @Nullable String secret) {

  static final RegisteredClient FIRST_PARTY = new RegisteredClient("tokenscope", null);
  static final List<RegisteredClient> ALL =
      List.of(
          FIRST_PARTY,
          new RegisteredClient("qa-client", "qa-secret"),
          new RegisteredClient("audit-client", "audit-secret"));

  /**
   * Whether it may leave its secret out, so that every library's default way to authenticate works.
   */
  boolean mayBePublic() {
    return id.equals("audit-client");
  }

  static Optional<RegisteredClient> find(String id) {
    return ALL.stream().filter(client -> client.id.equals(id)).findFirst();
  }

  /** What came of looking for a client's credentials in a request. */
  sealed interface Authenticated {
    record As(RegisteredClient client) implements Authenticated {}

    /** None, or wrong ones; {@code basic} when they came in the Authorization header. */
    record Failed(boolean basic, String description) implements Authenticated {}

    /** Two ways at once (RFC 6749 §2.3). */
    record Twice() implements Authenticated {}
  }

  /** Looks for {@code client_secret_basic}, {@code client_secret_post} and {@code none}. */
  static Authenticated authenticate(ServerRequest request, Parameters form) {
    Optional<String> authorization = request.header("Authorization");
    if (authorization.isPresent() && isBasic(request)) {
      if (form.get("client_secret").isPresent()) {
        return new Authenticated.Twice();
      }
      return basic(authorization.get().substring(6).strip(), form);
    }
    Optional<String> id = form.get("client_id");
    if (id.isEmpty()) {
      return new Authenticated.Failed(false, "client_id is missing");
    }
    return check(id.get(), form.get("client_secret").orElse(""), false);
  }

  /** Whether a client authenticates, rightly or not, with Basic. */
  static boolean isBasic(ServerRequest request) {
    return request
        .header("Authorization")
        .filter(value -> value.regionMatches(true, 0, "Basic ", 0, 6))
        .isPresent();
  }

  private static Authenticated basic(String encoded, Parameters form) {
    String pair;
    try {
      pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return new Authenticated.Failed(true, "The Basic credentials are malformed");
    }
    int colon = pair.indexOf(':');
    if (colon < 0) {
      return new Authenticated.Failed(true, "The Basic credentials are malformed");
    }
    // RFC 6749 §2.3.1: both halves are form-encoded before they are joined
    String id = decoded(pair.substring(0, colon));
    if (form.get("client_id").filter(other -> !other.equals(id)).isPresent()) {
      return new Authenticated.Failed(true, "client_id differs from the Basic credentials");
    }
    return check(id, decoded(pair.substring(colon + 1)), true);
  }

  private static Authenticated check(String id, String given, boolean basic) {
    Optional<RegisteredClient> client = find(id);
    if (client.isEmpty()) {
      return new Authenticated.Failed(basic, "The client is unknown");
    }
    String secret = client.get().secret;
    if (given.isEmpty() && client.get().mayBePublic()) {
      return new Authenticated.As(client.get());
    }
    boolean right =
        MessageDigest.isEqual(
            (secret == null ? "" : secret).getBytes(StandardCharsets.UTF_8),
            given.getBytes(StandardCharsets.UTF_8));
    return right
        ? new Authenticated.As(client.get())
        : new Authenticated.Failed(
            basic,
            secret == null
                ? "This client is public and has no secret"
                : "The client secret is wrong");
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
