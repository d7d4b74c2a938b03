package dev.tokenscope.app.command;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.text.Texts;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;

/** Opens the window, or does its main job in the terminal where no window can be. */
final class WindowStart {

  private final WindowOptions options;
  private final PrintWriter out;
  private final PrintWriter err;

  WindowStart(WindowOptions options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.out = out;
    this.err = err;
  }

  int run() throws IOException {
    Texts texts = options.common.texts();
    if (!hasDisplay()) {
      err.println(texts.get("start.display.missing"));
      Terminal terminal = new Terminal(out, Terminal.showsColour());
      return Demo.run(RefreshStyle.HEADER, false, texts, terminal) ? 0 : 1;
    }
    return 0;
  }

  /** Linux without a display server has no window; JavaFX would only say so with a stack trace. */
  private static boolean hasDisplay() {
    boolean linux = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
    return !linux
        || "Headless".equals(System.getProperty("glass.platform"))
        || isSet("DISPLAY")
        || isSet("WAYLAND_DISPLAY");
  }

  private static boolean isSet(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }
}
