package dev.tokenscope.app;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.SettingsText;
import dev.tokenscope.intent.Spans;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.FlawedFile;
import dev.tokenscope.journal.Json;
import dev.tokenscope.journal.OwnerOnly;
import dev.tokenscope.journal.SetAside;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.Appearance;
import dev.tokenscope.view.Placement;
import dev.tokenscope.view.Preferences;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was chosen in the window, in a file that a person can read and mend. */
public final class PreferencesFile {

  private static final int FORMAT = 1;
  private static final long BYTES_MAX = 1 << 20;
  private static final JsonMapper JSON = Json.mapper();

  private final Path file;

  /**
   * What is in the file.
   *
   * @param preferences how the window was left
   * @param settings of the laboratory by name, as {@link SettingsText} has them; empty for those
   *     that are usual
   */
  public record Content(Preferences preferences, Map<String, String> settings) {

    /** What is usual. */
    public static final Content USUAL = new Content(Preferences.USUAL, Map.of());

    /** Makes it unchangeable. */
    public Content {
      settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
  }

  /** The file in a folder of choices. */
  public PreferencesFile(Path folder) {
    this.file = folder.resolve("preferences.json");
  }

  /** Where it is. */
  public Path file() {
    return file;
  }

  /**
   * Reads it; one that is not there says that everything is usual.
   *
   * @throws FlawedFile when it makes no sense; then it was set aside
   * @throws IOException when it cannot be read
   */
  public Content read() throws IOException {
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw aside(FileFlaw.CORRUPT, "It is larger than preferences can be.", null);
      }
      return content(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Content.USUAL;
    } catch (CharacterCodingException | JacksonException | IllegalArgumentException e) {
      throw aside(FileFlaw.CORRUPT, String.valueOf(e.getMessage()), e);
    }
  }

  /** Replaces it as a whole. */
  public void write(Content content) throws IOException {
    OwnerOnly.replace(
        file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json(content)));
  }

  private FlawedFile aside(FileFlaw flaw, String sentence, @Nullable Exception cause)
      throws IOException {
    return SetAside.because(
        flaw, file, sentence, cause == null ? new IOException(sentence) : cause);
  }

  private Content content(String text) throws IOException {
    JsonNode root = JSON.readTree(text);
    if (!root.isObject()) {
      throw new IllegalArgumentException("It is no JSON object.");
    }
    if (root.path("format").asInt(0) > FORMAT) {
      throw aside(FileFlaw.NEWER, "It has a newer format.", null);
    }
    Preferences usual = Preferences.USUAL;
    Preferences.Sides sides = usual.sides();
    JsonNode call = root.path("call");
    return new Content(
        new Preferences(
            placement(root.path("window")),
            text(root, "language").map(Language::of).orElse(null),
            text(root, "appearance").map(PreferencesFile::appearance).orElse(null),
            root.path("zoom").asInt(usual.zoom()),
            text(root, "tab").orElse(""),
            new Preferences.Sides(
                root.path("sides").path("left").asDouble(sides.left()),
                root.path("sides").path("right").asDouble(sides.right()),
                root.path("sides").path("bottom").asDouble(sides.bottom())),
            new ApiCall(
                text(call, "method").orElse(usual.call().method()),
                text(call, "path").orElse(usual.call().path()),
                text(call, "body").orElse("")),
            root.path("burst").asInt(usual.burst()),
            text(root, "every").map(Spans::parse).orElse(usual.every()),
            text(root, "step").map(Spans::parse).orElse(usual.step()),
            text(root, "person").orElse(usual.person()),
            root.path("follow_live").asBoolean(true)),
        settings(root.path("settings")));
  }

  /** By name; what is none of them would be refused when the laboratory starts, too late. */
  private static Map<String, String> settings(JsonNode node) {
    Map<String, String> settings = new LinkedHashMap<>();
    Settings tried = dev.tokenscope.intent.Profile.CLASSROOM.settings();
    for (Map.Entry<String, JsonNode> one : node.properties()) {
      String value = one.getValue().asText();
      tried = SettingsText.change(tried, one.getKey(), value);
      settings.put(one.getKey(), value);
    }
    return settings;
  }

  private static @Nullable Placement placement(JsonNode window) {
    return window.isObject()
        ? new Placement(
            window.path("x").asDouble(),
            window.path("y").asDouble(),
            window.path("width").asDouble(),
            window.path("height").asDouble(),
            window.path("maximised").asBoolean())
        : null;
  }

  private static Appearance appearance(String name) {
    try {
      return Appearance.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "There is no appearance '" + name + "'. Choose system, light or dark.", e);
    }
  }

  private static Optional<String> text(JsonNode node, String name) {
    return Optional.ofNullable(node.get(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static ObjectNode json(Content content) {
    Preferences preferences = content.preferences();
    ObjectNode root = JSON.createObjectNode().put("format", FORMAT);
    Placement placement = preferences.placement();
    if (placement != null) {
      root.putObject("window")
          .put("x", placement.x())
          .put("y", placement.y())
          .put("width", placement.width())
          .put("height", placement.height())
          .put("maximised", placement.maximised());
    }
    Language language = preferences.language();
    if (language != null) {
      root.put("language", language.code());
    }
    Appearance appearance = preferences.appearance();
    if (appearance != null) {
      root.put("appearance", appearance.option());
    }
    root.put("zoom", preferences.zoom()).put("tab", preferences.tab());
    root.putObject("sides")
        .put("left", preferences.sides().left())
        .put("right", preferences.sides().right())
        .put("bottom", preferences.sides().bottom());
    root.putObject("call")
        .put("method", preferences.call().method())
        .put("path", preferences.call().path())
        .put("body", preferences.call().body());
    root.put("burst", preferences.burst())
        .put("every", Spans.format(preferences.every()))
        .put("step", Spans.format(preferences.step()))
        .put("person", preferences.person())
        .put("follow_live", preferences.followLive());
    ObjectNode settings = root.putObject("settings");
    content.settings().forEach(settings::put);
    return root;
  }
}
