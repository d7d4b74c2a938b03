package dev.tokenscope.app.command;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.SettingsText;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.token.TokenType;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The program as the window starts it, without the window, whose client rotates its refresh token
 * until the process is killed. It says on standard output how it began.
 */
final class RotatingProgram {

  /** Said once the first rotation is done; from here on it may be killed. */
  static final String ROTATING = "rotating";

  private static final Settings SETTINGS =
      SettingsText.change(
          SettingsText.change(Profile.CLASSROOM.settings(), "style", "endpoint"),
          "refresh-max-ttl",
          "30d");

  private RotatingProgram() {}

  /**
   * Rotates.
   *
   * @param arguments the folder, the port, and the kind of store
   */
  public static void main(String... arguments) throws Exception {
    WindowOptions options = new WindowOptions();
    options.port = Integer.parseInt(arguments[1]);
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    StoreKind store = StoreKind.valueOf(arguments[2]);
    Thread.ofPlatform().daemon().start(RotatingProgram::endWithTheTest);
    try (Memory memory = Memory.take(Path.of(arguments[0]), false);
        Lab lab = new WindowStart(options, null, out, err).open(memory, SETTINGS.store(store))) {
      lab.journal()
          .listen(
              entry -> {
                if (entry.event() instanceof Event.LoginRequired(var _, var reason)) {
                  out.println("log in again: " + reason);
                }
              });
      out.println(
          lab.session().isPresent() ? "the session goes on" : "there is no session to go on with");
      // killed between the server's work and its own store, it is taken for a thief, and logs in
      Outcome first = rotate(lab);
      Outcome then = isFine(first) ? first : rotate(lab);
      if (!isFine(then)) {
        throw new IllegalStateException("It does not rotate: " + then);
      }
      out.println(ROTATING);
      while (true) {
        rotate(lab);
      }
    }
  }

  /** Where the test itself is killed, nobody is left to kill this. */
  private static void endWithTheTest() {
    try {
      var _ = System.in.read();
    } catch (IOException e) {
      // closed: the same
      Runtime.getRuntime().halt(1);
    }
    Runtime.getRuntime().halt(1);
  }

  private static Outcome rotate(Lab lab) {
    if (lab.session().isEmpty()) {
      lab.ask(new Intent.LogIn("alice", "wonderland")).join();
    }
    lab.ask(new Intent.SkipToExpiry(TokenType.ACCESS, Duration.ofMillis(100))).join();
    return lab.ask(new Intent.Call(ApiCall.ORDERS)).join();
  }

  private static boolean isFine(Outcome outcome) {
    return outcome instanceof Outcome.Answered(var status, var _) && status == 200;
  }
}
