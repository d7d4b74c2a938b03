package dev.tokenscope.app.command;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.token.TokenType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleReader;
import java.lang.module.ResolvedModule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javafx.stage.Stage;

/**
 * A start for the JVM to learn from: the window, a login, calls and a refresh, on the platform that
 * needs no display.
 */
final class Rehearsal {

  /** The parts of JavaFX that the platform without a display does not use, and a screen does. */
  private static final List<String> OF_THE_SCREEN =
      List.of("com/sun/glass/ui/", "com/sun/prism/", "com/sun/javafx/font/");

  private Rehearsal() {}

  /** The arguments of a run that rehearses and ends by itself. */
  static List<String> arguments(Path folder) {
    return List.of(
        "--rehearse", "--port", "0", "--data-dir", folder.toString(), "--exit-after", "3s");
  }

  /** Does what people do first, while the window is open. */
  static void begin(Lab lab) {
    CompletableFuture<?> _ =
        lab.ask(new Intent.LogIn("alice", "wonderland"))
            .thenCompose(_ -> lab.ask(new Intent.Call(ApiCall.ORDERS)))
            .thenCompose(
                _ -> lab.ask(new Intent.SkipToExpiry(TokenType.ACCESS, Duration.ofMillis(100))))
            .thenCompose(_ -> lab.ask(new Intent.Call(ApiCall.ORDERS)));
    knowTheScreen();
  }

  private static void knowTheScreen() {
    Module graphics = Stage.class.getModule();
    ModuleLayer layer = graphics.getLayer();
    if (layer == null) {
      return;
    }
    layer
        .configuration()
        .findModule(graphics.getName())
        .ifPresent(module -> load(module, graphics));
  }

  private static void load(ResolvedModule module, Module graphics) {
    try (ModuleReader reader = module.reference().open();
        Stream<String> names = reader.list()) {
      names
          .filter(it -> it.endsWith(".class") && OF_THE_SCREEN.stream().anyMatch(it::startsWith))
          .map(it -> it.substring(0, it.length() - ".class".length()).replace('/', '.'))
          .forEach(it -> load(graphics, it));
    } catch (IOException e) {
      throw new UncheckedIOException("The classes of the screen cannot be read.", e);
    }
  }

  /** Not initialised: that is for a screen to do. */
  private static void load(Module graphics, String name) {
    try {
      Class.forName(graphics, name);
    } catch (LinkageError e) {
      // it needs what is not here, for example Swing; a real start will not load it either
    }
  }
}
