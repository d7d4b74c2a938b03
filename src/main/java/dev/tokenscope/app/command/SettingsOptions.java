package dev.tokenscope.app.command;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.SettingsText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose settings, for every command that starts a server. */
public final class SettingsOptions {

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "classroom (default), oauth, no-rotation, qa or custom.")
  @Nullable String profile;

  @Option(
      names = "--access-ttl",
      paramLabel = "15s",
      description = "How long an access token lives.")
  @Nullable String accessTtl;

  @Option(
      names = "--refresh-ttl",
      paramLabel = "2m",
      description = "How long an unused refresh token lives.")
  @Nullable String refreshTtl;

  @Option(
      names = "--refresh-max-ttl",
      paramLabel = "10m",
      description = "How long a login lasts at most, however often it is refreshed.")
  @Nullable String refreshMaxTtl;

  @Option(
      names = "--style",
      paramLabel = "STYLE",
      description =
          "header: the API also accepts a refresh token; endpoint: only the token endpoint does;"
              + " both: the same as header.")
  @Nullable String style;

  @Option(
      names = "--rotation",
      paramLabel = "on|off",
      description = "Whether each refresh brings a new refresh token.")
  @Nullable String rotation;

  @Option(
      names = "--reuse-detection",
      paramLabel = "on|off",
      description = "Whether a refresh token that is used twice revokes the family.")
  @Nullable String reuseDetection;

  @Option(
      names = "--grace",
      paramLabel = "0s",
      description = "How long the previous refresh token is forgiven.")
  @Nullable String grace;

  @Option(
      names = "--grace-policy",
      paramLabel = "POLICY",
      description = "same-successor, new-successor or parent-always.")
  @Nullable String gracePolicy;

  @Option(
      names = "--deny-list",
      paramLabel = "on|off",
      description = "Whether the API refuses access tokens of a revoked login.")
  @Nullable String denyList;

  @Option(names = "--alg", paramLabel = "ES256", description = "ES256, RS256 or HS256.")
  @Nullable String alg;

  @Option(
      names = "--leeway",
      paramLabel = "0s",
      description = "How long after its end an access token is still accepted.")
  @Nullable String leeway;

  @Option(
      names = "--dialect",
      paramLabel = "NAME",
      description = "How the token endpoint words errors: rfc, auth0, dex or supabase.")
  @Nullable String dialect;

  @Option(
      names = "--camel-case",
      paramLabel = "on|off",
      description = "accessToken instead of access_token at /auth/login and /auth/refresh.")
  @Nullable String camelCase;

  @Option(
      names = "--redirect-uri",
      paramLabel = "URI",
      description = "Registers a redirect URI besides the loopback ones; may be repeated.")
  List<String> redirectUris = new ArrayList<>();

  /**
   * The settings that were chosen.
   *
   * @throws Failure with a sentence, when they make no sense
   */
  Settings settings(Profile otherwise) {
    return settings(otherwise.settings());
  }

  /**
   * The settings that were chosen, over others.
   *
   * @throws Failure with a sentence, when they make no sense
   */
  Settings settings(Settings otherwise) {
    try {
      Settings settings = otherwise;
      for (Map.Entry<String, String> one : chosen().entrySet()) {
        settings = SettingsText.change(settings, one.getKey(), one.getValue());
      }
      if (!redirectUris.isEmpty()) {
        settings = settings.manner(settings.manner().redirectUris(List.copyOf(redirectUris)));
      }
      refuseContradictions(settings);
      return settings;
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private Map<String, String> chosen() {
    Map<String, String> chosen = new LinkedHashMap<>();
    put(chosen, "profile", profile);
    put(chosen, "access-ttl", accessTtl);
    put(chosen, "refresh-ttl", refreshTtl);
    put(chosen, "refresh-max-ttl", refreshMaxTtl);
    put(chosen, "style", style);
    put(chosen, "rotation", rotation);
    put(chosen, "reuse-detection", reuseDetection);
    put(chosen, "grace", grace);
    put(chosen, "grace-policy", gracePolicy);
    put(chosen, "deny-list", denyList);
    put(chosen, "alg", alg);
    put(chosen, "leeway", leeway);
    put(chosen, "dialect", dialect);
    put(chosen, "camel-case", camelCase);
    return chosen;
  }

  /** The names of the options that say something, as they are written. */
  List<String> said() {
    List<String> said = new ArrayList<>();
    chosen().keySet().forEach(name -> said.add("--" + name));
    if (!redirectUris.isEmpty()) {
      said.add("--redirect-uri");
    }
    return said;
  }

  private static void put(Map<String, String> chosen, String name, @Nullable String value) {
    if (value != null) {
      chosen.put(name, value);
    }
  }

  private void refuseContradictions(Settings settings) {
    if (!settings.rotation().on() && (grace != null || gracePolicy != null)) {
      throw new Failure(
          Failure.USAGE,
          "A grace period forgives a rotated refresh token; with rotation off there is none. Leave"
              + " out --grace and --grace-policy, or turn rotation on.");
    }
    if (!settings.rotation().on() && "on".equals(reuseDetection)) {
      throw new Failure(
          Failure.USAGE,
          "Reuse cannot be detected with rotation off: every use is the same token. Leave out"
              + " --reuse-detection, or turn rotation on.");
    }
    // what was chosen in the window is no reason not to open it
    boolean saysLifetimes = refreshTtl != null || refreshMaxTtl != null;
    if (saysLifetimes
        && settings.lifetimes().refreshAbsolute().compareTo(settings.lifetimes().refreshIdle())
            < 0) {
      throw new Failure(
          Failure.USAGE,
          "--refresh-max-ttl is shorter than --refresh-ttl; a login cannot end before its refresh"
              + " token does.");
    }
  }
}
