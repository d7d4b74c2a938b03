package dev.tokenscope.audit;

import dev.tokenscope.intent.RefreshStyle;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client under audit is given.
 *
 * @param check which check it is for; {@code control} for the control runs
 * @param origin of the server
 * @param style how it refreshes
 * @param clientId registered with the server
 * @param clientSecret goes with it, or with nothing
 * @param tokens issued already; null after a restart
 * @param scope what it may ask for
 * @param stateDir where it may keep things
 * @param run 1, or 2 after a restart
 * @param instance 1, or 2 for a second process
 */
public record Surroundings(
    String check,
    String origin,
    RefreshStyle style,
    String clientId,
    String clientSecret,
    @Nullable Tokens tokens,
    String scope,
    Path stateDir,
    int run,
    int instance) {

  /**
   * Tokens that a client starts with.
   *
   * @param access the access token; a secret
   * @param refresh the refresh token; a secret
   * @param expiresIn what it is told about the access token's lifetime; may be negative
   * @param scope what was granted
   */
  public record Tokens(String access, String refresh, Duration expiresIn, String scope) {
    /** Tokens do not belong into logs. */
    @Override
    public String toString() {
      return "Tokens[" + expiresIn + ", " + scope + "]";
    }
  }

  /** The environment of a command. */
  public Map<String, String> environment() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("TOKENSCOPE_URL", origin);
    all.put("TOKENSCOPE_TOKEN_URL", origin + "/oauth2/token");
    all.put("TOKENSCOPE_AUTHORIZE_URL", origin + "/oauth2/authorize");
    all.put("TOKENSCOPE_REVOKE_URL", origin + "/oauth2/revoke");
    all.put("TOKENSCOPE_REDIRECT_URI", "http://127.0.0.1/callback");
    all.put("TOKENSCOPE_ISSUER", origin);
    all.put("TOKENSCOPE_CLIENT_ID", clientId);
    all.put("TOKENSCOPE_CLIENT_SECRET", clientSecret);
    all.put("TOKENSCOPE_USERNAME", "alice");
    all.put("TOKENSCOPE_PASSWORD", "wonderland");
    all.put("TOKENSCOPE_SCOPE", scope);
    all.put("TOKENSCOPE_REFRESH_STYLE", style == RefreshStyle.HEADER ? "header" : "endpoint");
    all.put("TOKENSCOPE_CHECK", check);
    all.put("TOKENSCOPE_STATE_DIR", stateDir.toString());
    all.put("TOKENSCOPE_RUN", Integer.toString(run));
    all.put("TOKENSCOPE_INSTANCE", Integer.toString(instance));
    if (tokens != null) {
      all.put("TOKENSCOPE_GRANTED_SCOPE", tokens.scope());
      all.put("TOKENSCOPE_ACCESS_TOKEN", tokens.access());
      all.put("TOKENSCOPE_REFRESH_TOKEN", tokens.refresh());
      all.put("TOKENSCOPE_EXPIRES_IN", Long.toString(tokens.expiresIn().toSeconds()));
    }
    return all;
  }
}
