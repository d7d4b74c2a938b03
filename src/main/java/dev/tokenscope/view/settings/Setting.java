package dev.tokenscope.view.settings;

import dev.tokenscope.intent.OptionName;
import dev.tokenscope.intent.Safety;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** One thing that can be chosen, by the name that it also has on the command line. */
sealed interface Setting {

  /** The name, for example {@code access-ttl}; its texts are found by it. */
  String name();

  /** On or off. */
  record Switch(String name) implements Setting {}

  /** One of a few values, each with a sentence of its own. */
  record Choice(String name, List<String> values) implements Setting {}

  /** Something that is typed. */
  record Typed(String name) implements Setting {}

  /**
   * Settings that are about the same thing.
   *
   * @param name of the section
   * @param settings in the order of the page
   */
  record Section(String name, List<Setting> settings) {}

  /** Everything, in the order of the page. */
  List<Section> ALL =
      List.of(
          new Section(
              "profile",
              List.of(new Choice("profile", List.of("classroom", "oauth", "no-rotation", "qa")))),
          new Section(
              "lifetimes",
              List.of(
                  new Typed("access-ttl"), new Typed("refresh-ttl"), new Typed("refresh-max-ttl"))),
          new Section(
              "refresh",
              List.of(new Choice("style", List.of("header", "endpoint")), new Switch("proactive"))),
          new Section(
              "rotation",
              List.of(
                  new Switch("rotation"),
                  new Switch("reuse-detection"),
                  new Typed("grace"),
                  new Choice(
                      "grace-policy", List.of("same-successor", "new-successor", "parent-always")),
                  new Switch("echo-refresh-token"))),
          new Section(
              "server",
              List.of(
                  new Switch("deny-list"),
                  new Choice("alg", List.of("ES256", "RS256", "HS256")),
                  new Typed("leeway"),
                  new Choice("dialect", List.of("rfc", "auth0", "dex", "supabase")),
                  new Switch("camel-case"),
                  new Typed("redirect-uris"))),
          new Section(
              "calls",
              List.of(
                  new Typed("burst"), new Typed("every"), new Typed("step"), new Typed("skew"))),
          new Section(
              "client",
              Arrays.stream(Safety.values()).<Setting>map(one -> new Switch(name(one))).toList()));

  /** Every setting. */
  static Stream<Setting> all() {
    return ALL.stream().flatMap(section -> section.settings().stream());
  }

  /** What a safety of the client is called here. */
  static String name(Safety safety) {
    return OptionName.of(safety);
  }
}
