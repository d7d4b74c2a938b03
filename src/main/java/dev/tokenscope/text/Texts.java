package dev.tokenscope.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every sentence that a person reads, by key, in one language.
 *
 * <p>The sentences stand in {@code messages.properties} (English) and {@code
 * messages_ko.properties} (Korean), both UTF-8, both with the same keys of the form {@code
 * pane.element.state}. {@code {0}} stands for the first argument, {@code {0}{은/는}} for an argument
 * and the particle that fits it, two opening braces for one; an apostrophe is an apostrophe.
 *
 * <p>Immutable and safe to use from any thread.
 */
public final class Texts {
  private static final Map<Language, Texts> LOADED = new ConcurrentHashMap<>();

  private final Language language;
  private final Map<String, String> sources;
  private final Map<String, Template> templates = new ConcurrentHashMap<>();

  private Texts(Language language, Map<String, String> sources) {
    this.language = language;
    this.sources = Map.copyOf(sources);
  }

  /** The sentences in this language; read at the first call and kept. */
  public static Texts in(Language language) {
    return LOADED.computeIfAbsent(language, Texts::load);
  }

  /** Sentences from elsewhere than the bundled files. */
  static Texts of(Language language, Map<String, String> sources) {
    return new Texts(language, sources);
  }

  /** The language of these sentences. */
  public Language language() {
    return language;
  }

  /** Durations and times as this language writes them. */
  public Times times() {
    return new Times(this);
  }

  /**
   * The sentence with this key, its placeholders filled with the arguments' {@code toString()}.
   *
   * @throws MissingResourceException if there is no such key
   * @throws IllegalArgumentException if a placeholder has no argument, or the sentence in the
   *     bundle cannot be read as a template
   */
  public String get(String key, Object... args) {
    try {
      return templates.computeIfAbsent(key, this::parse).fill(args);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The text \"" + key + "\" in " + fileOf(language) + ": " + e.getMessage(), e);
    }
  }

  /** These sentences for FXML, where {@code %key} stands for a sentence without arguments. */
  public ResourceBundle bundle() {
    return new View();
  }

  private Template parse(String key) {
    String source = sources.get(key);
    if (source == null) {
      throw new MissingResourceException(
          "There is no text \"" + key + "\" in " + fileOf(language) + "; add it to both languages.",
          Texts.class.getName(),
          key);
    }
    return Template.parse(source);
  }

  private static Texts load(Language language) {
    Properties properties = new Properties();
    String file = fileOf(language);
    load(properties, file);
    // what the audit says is as much again, and has files of its own
    load(properties, file.replace("messages", "audit"));
    return new Texts(
        language,
        properties.stringPropertyNames().stream()
            .collect(Collectors.toMap(key -> key, properties::getProperty)));
  }

  private static void load(Properties into, String file) {
    try (InputStream in = Texts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the program; build it again.");
      }
      into.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read.", e);
    }
  }

  private static String fileOf(Language language) {
    return switch (language) {
      case ENGLISH -> "messages.properties";
      case KOREAN -> "messages_ko.properties";
    };
  }

  private final class View extends ResourceBundle {
    @Override
    protected @Nullable Object handleGetObject(String key) {
      // null lets the caller report the missing key together with the file that asked for it
      return sources.containsKey(key) ? get(key) : null;
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(sources.keySet());
    }

    @Override
    protected Set<String> handleKeySet() {
      return sources.keySet();
    }

    @Override
    public Locale getLocale() {
      return language.locale();
    }
  }
}
