package dev.tokenscope.view;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.projection.Script;
import java.time.Duration;

/** Situations in which a window can be looked at. */
public enum Scenes {
  /** Nothing happened yet. */
  START,
  /** The seven steps up to the second pair. */
  REFRESHED,
  /** Both tokens are past their time. */
  EXPIRED,
  /** A stolen refresh token was used, and the family died. */
  STOLEN,
  /** The disk is full, the port was taken, and the server answers nobody. */
  TROUBLED,
  /** Ten calls at once, with one refresh; then a lost answer, a request that waits, and a pause. */
  CROWDED;

  public Script script() {
    Script script = new Script();
    return switch (this) {
      case START -> script;
      case REFRESHED ->
          refreshed(script)
              .wait("2s")
              .call("/api/orders")
              .wait("1s")
              .external("/api/me")
              .wait("2s")
              .call("/api/orders")
              .wait("3400ms");
      case EXPIRED ->
          refreshed(script)
              .wait("2m5s")
              .call("/api/orders")
              .refreshTokens("/api/orders")
              .wait("1s");
      case STOLEN -> stolen(refreshed(script));
      case TROUBLED ->
          refreshed(script)
              .append(
                  new Event.StoreFailed(
                      Lane.CLIENT,
                      "/home/alice/.local/share/tokenscope/window/tokens.json",
                      FileFlaw.FULL,
                      null,
                      "java.nio.file.FileSystemException: No space left on device"))
              .append(new Event.TroubleMet(new Trouble.PortTaken(8089, Script.ORIGIN)))
              .wait("1s");
      case CROWDED -> crowded(refreshed(script));
    };
  }

  private static Script refreshed(Script script) {
    return script
        .wait("700ms")
        .logIn("alice")
        .wait("3s")
        .call("/api/orders")
        .wait("4s")
        .call("/api/me")
        .wait("10s")
        .call("/api/orders")
        .refreshTokens("/api/orders");
  }

  private static Script crowded(Script script) {
    return script
        .wait("40s")
        .burst(10)
        .wait("2s")
        .broken("/api/me")
        .wait("1s")
        .dropped("/api/orders")
        .wait("1s")
        .held("/api/orders/9999");
  }

  private static Script stolen(Script script) {
    Script.Issued copied = script.wait("5s").refresh();
    return script
        .append(new Event.TokenStolen(Lane.CLIENT, copied.raw()))
        .choose(Profile.CLASSROOM.settings().style(RefreshStyle.ENDPOINT))
        .wait("12s")
        .call("/api/orders")
        .refreshTokens("/api/orders")
        .wait("2s")
        .replay(copied)
        .append(new Event.ClockChanged(10, false, Duration.ZERO, Duration.ZERO))
        .wait("2s");
  }

  static Script loggedOutAfter(Script script, LoginReason reason) {
    return script.loggedOut(reason);
  }
}
