package dev.tokenscope.intent;

import java.util.List;
import java.util.Map;

/**
 * How the server speaks, for clients with a dialect of their own.
 *
 * @param dialect how a dead refresh token is worded
 * @param camelCase {@code accessToken} instead of {@code access_token} on the first-party endpoints
 * @param aliases other paths for the first-party endpoints: alias to path
 * @param redirectUris registered besides the loopback ones; compared exactly (RFC 9700 §2.1)
 */
public record Manner(
    Dialect dialect, boolean camelCase, Map<String, String> aliases, List<String> redirectUris) {

  /** What the RFCs say. */
  public static final Manner PLAIN = new Manner(Dialect.RFC, false, Map.of(), List.of());

  /** Nobody can change a manner behind the server's back. */
  public Manner {
    aliases = Map.copyOf(aliases);
    redirectUris = List.copyOf(redirectUris);
  }

  /** The same in another dialect. */
  public Manner dialect(Dialect value) {
    return new Manner(value, camelCase, aliases, redirectUris);
  }

  /** The same with names in camelCase or not. */
  public Manner camelCase(boolean value) {
    return new Manner(dialect, value, aliases, redirectUris);
  }

  /** The same with other path aliases. */
  public Manner aliases(Map<String, String> value) {
    return new Manner(dialect, camelCase, value, redirectUris);
  }

  /** The same with other registered redirect URIs. */
  public Manner redirectUris(List<String> value) {
    return new Manner(dialect, camelCase, aliases, value);
  }
}
