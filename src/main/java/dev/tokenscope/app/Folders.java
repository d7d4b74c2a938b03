package dev.tokenscope.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the program keeps what it keeps, as each platform expects (XDG Base Directory 0.8 on
 * Linux).
 *
 * @param data tokens, keys and families
 * @param config choices
 * @param state window layout and logs
 */
public record Folders(Path data, Path config, Path state) {

  /** Everything in one folder, as {@code --data-dir} wants it. */
  public static Folders in(Path folder) {
    return new Folders(folder, folder, folder);
  }

  /** The folders of this platform. */
  public static Folders ofPlatform() {
    return of(
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")),
        System.getenv());
  }

  static Folders of(String os, Path home, Map<String, String> environment) {
    String name = os.toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return in(home.resolve("Library/Application Support/TokenScope"));
    }
    if (name.contains("win")) {
      return in(
          base(environment.get("APPDATA"), home.resolve("AppData/Roaming")).resolve("TokenScope"));
    }
    return new Folders(
        base(environment.get("XDG_DATA_HOME"), home.resolve(".local/share")).resolve("tokenscope"),
        base(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve("tokenscope"),
        base(environment.get("XDG_STATE_HOME"), home.resolve(".local/state"))
            .resolve("tokenscope"));
  }

  /** A relative path in one of these variables is to be ignored, says the specification. */
  private static Path base(@Nullable String variable, Path otherwise) {
    return variable != null && Path.of(variable).isAbsolute() ? Path.of(variable) : otherwise;
  }
}
