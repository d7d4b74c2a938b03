package dev.tokenscope.intent;

import dev.tokenscope.token.Alg;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Settings by name and text, the same on the command line ({@code --access-ttl 15s}) and over HTTP
 * ({@code {"access_ttl":"15s"}}).
 */
public final class SettingsText {

  /** Every name, as on the command line. */
  public static final List<String> NAMES =
      List.of(
          "profile",
          "access-ttl",
          "refresh-ttl",
          "refresh-max-ttl",
          "style",
          "rotation",
          "reuse-detection",
          "grace",
          "grace-policy",
          "echo-refresh-token",
          "deny-list",
          "alg",
          "leeway",
          "dialect",
          "camel-case",
          "redirect-uris",
          "proactive",
          "unsafe");

  private SettingsText() {}

  /**
   * Changes one setting.
   *
   * @param name one of {@link #NAMES}; underscores count as hyphens
   * @throws IllegalArgumentException with a sentence, when the name or the value is none
   */
  public static Settings change(Settings settings, String name, String value) {
    Lifetimes lives = settings.lifetimes();
    Rotation rotation = settings.rotation();
    Manner manner = settings.manner();
    return switch (name.replace('_', '-')) {
      case "profile" -> settings.profile(Profile.of(value));
      case "access-ttl" ->
          settings.lifetimes(
              new Lifetimes(Spans.parse(value), lives.refreshIdle(), lives.refreshAbsolute()));
      case "refresh-ttl" -> {
        Duration idle = Spans.parse(value);
        // whoever asks for a longer idle life does not want the family to cut it short
        Duration absolute =
            idle.compareTo(lives.refreshAbsolute()) > 0 ? idle : lives.refreshAbsolute();
        yield settings.lifetimes(new Lifetimes(lives.access(), idle, absolute));
      }
      case "refresh-max-ttl" ->
          settings.lifetimes(
              new Lifetimes(lives.access(), lives.refreshIdle(), Spans.parse(value)));
      case "style" -> settings.style(style(value));
      case "rotation" -> settings.rotation(rotation.on(onOff(name, value)));
      case "reuse-detection" -> settings.rotation(rotation.reuseDetection(onOff(name, value)));
      case "grace" -> settings.rotation(rotation.grace(Spans.parse(value)));
      case "grace-policy" ->
          settings.rotation(rotation.gracePolicy(choice(GracePolicy.class, name, value)));
      case "echo-refresh-token" -> settings.rotation(rotation.echo(onOff(name, value)));
      case "deny-list" -> settings.denyList(onOff(name, value));
      case "alg" -> settings.algorithm(Alg.of(value));
      case "leeway" -> settings.leeway(Spans.parse(value));
      case "dialect" -> settings.manner(manner.dialect(choice(Dialect.class, name, value)));
      case "camel-case" -> settings.manner(manner.camelCase(onOff(name, value)));
      case "redirect-uris" ->
          settings.manner(
              manner.redirectUris(
                  Arrays.stream(value.split(",", -1)).filter(uri -> !uri.isBlank()).toList()));
      case "proactive" -> settings.client(settings.client().proactive(onOff(name, value)));
      case "unsafe" -> settings.client(unsafe(settings.client(), value));
      default ->
          throw new IllegalArgumentException(
              "There is no setting '" + name + "'. There are: " + String.join(", ", NAMES) + ".");
    };
  }

  /** Every setting by name, in the form in which {@link #change} reads it. */
  public static Map<String, String> all(Settings settings) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("profile", settings.profile().option());
    all.put("access-ttl", Spans.format(settings.lifetimes().access()));
    all.put("refresh-ttl", Spans.format(settings.lifetimes().refreshIdle()));
    all.put("refresh-max-ttl", Spans.format(settings.lifetimes().refreshAbsolute()));
    all.put("style", OptionName.of(settings.style()));
    all.put("rotation", onOff(settings.rotation().on()));
    all.put("reuse-detection", onOff(settings.rotation().reuseDetection()));
    all.put("grace", Spans.format(settings.rotation().grace()));
    all.put("grace-policy", OptionName.of(settings.rotation().gracePolicy()));
    all.put("echo-refresh-token", onOff(settings.rotation().echo()));
    all.put("deny-list", onOff(settings.denyList()));
    all.put("alg", settings.algorithm().name());
    all.put("leeway", Spans.format(settings.leeway()));
    all.put("dialect", OptionName.of(settings.manner().dialect()));
    all.put("camel-case", onOff(settings.manner().camelCase()));
    all.put("redirect-uris", String.join(",", settings.manner().redirectUris()));
    all.put("proactive", onOff(settings.client().proactive()));
    all.put(
        "unsafe",
        String.join(
            ",",
            Arrays.stream(Safety.values())
                .filter(safety -> !settings.client().has(safety))
                .map(OptionName::of)
                .toList()));
    return all;
  }

  /** {@code both} is what {@code header} means for a server: the token endpoint always works. */
  private static RefreshStyle style(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "header", "both" -> RefreshStyle.HEADER;
      case "endpoint" -> RefreshStyle.ENDPOINT;
      default ->
          throw new IllegalArgumentException(
              "'" + value + "' is not a refresh style. Choose header, endpoint or both.");
    };
  }

  private static RefreshPolicy unsafe(RefreshPolicy policy, String value) {
    Set<Safety> off = new LinkedHashSet<>();
    for (String name : value.split(",", -1)) {
      if (!name.isBlank()) {
        off.add(choice(Safety.class, "unsafe", name.strip()));
      }
    }
    RefreshPolicy changed = policy;
    for (Safety safety : Safety.values()) {
      changed = changed.with(safety, !off.contains(safety));
    }
    return changed;
  }

  private static boolean onOff(String name, String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "on", "true" -> true;
      case "off", "false" -> false;
      default ->
          throw new IllegalArgumentException(
              "'" + value + "' is no value for " + name + ". Choose on or off.");
    };
  }

  private static String onOff(boolean value) {
    return value ? "on" : "off";
  }

  private static <E extends Enum<E>> E choice(Class<E> type, String name, String value) {
    return OptionName.find(type, value.toLowerCase(Locale.ROOT))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + value
                        + "' is no value for "
                        + name
                        + ". Choose "
                        + String.join(", ", OptionName.all(type))
                        + "."));
  }
}
