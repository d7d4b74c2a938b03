package dev.tokenscope.app.command;

import dev.tokenscope.app.Folders;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command understands. */
public final class CommonOptions {

  @Option(
      names = "--lang",
      paramLabel = "en|ko",
      description = "English or Korean; by default what this computer speaks.")
  @Nullable String language;

  @Option(
      names = "--data-dir",
      paramLabel = "FOLDER",
      description = "Keeps everything in this folder instead of the platform's.")
  @Nullable Path dataDir;

  /** Whether a language was chosen here. */
  boolean saysLanguage() {
    return language != null;
  }

  /** The language that was chosen. */
  public Language language() {
    try {
      return language == null ? Language.system() : Language.of(language);
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.USAGE, String.valueOf(e.getMessage()));
    }
  }

  /** The sentences in that language. */
  public Texts texts() {
    return Texts.in(language());
  }

  /** Where things are kept. */
  public Folders folders() {
    return dataDir == null ? Folders.ofPlatform() : Folders.in(dataDir.toAbsolutePath());
  }

  /** The key for machines on other computers, from the environment and never from an argument. */
  public Optional<String> controlKey() {
    return Optional.ofNullable(System.getenv("TOKENSCOPE_CONTROL_KEY"))
        .filter(key -> !key.isBlank());
  }
}
