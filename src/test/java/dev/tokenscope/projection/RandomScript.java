package dev.tokenscope.projection;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sessions nobody thought of, each from its seed alone. */
public final class RandomScript {

  private RandomScript() {}

  /** A session of at least so many entries. */
  public static Script of(long seed, int entries) {
    Random random = new Random(seed);
    Script script = new Script().wait("700ms").logIn("alice");
    List<Script.Issued> copies = new ArrayList<>();
    while (script.journal().lastSeq() < entries) {
      script.wait(Duration.ofMillis(random.nextInt(random.nextInt(10) == 0 ? 60_000 : 3000)));
      step(script, random, copies);
    }
    return script;
  }

  private static void step(Script script, Random random, List<Script.Issued> copies) {
    switch (random.nextInt(20)) {
      case 0 -> script.logIn(random.nextBoolean() ? "alice" : "bob");
      case 1, 2 -> script.refreshTokens("/api/orders");
      case 3 -> script.external(random.nextBoolean() ? "/api/me" : "/api/orders");
      case 4 -> script.broken("/api/orders");
      case 5 -> {
        copies.add(script.refresh());
        script.append(new Event.TokenStolen(Lane.CLIENT, script.refresh().raw()));
      }
      case 6 -> {
        if (!copies.isEmpty()) {
          script.replay(copies.get(random.nextInt(copies.size())));
        }
      }
      case 7 -> script.choose(settings(random));
      case 8 ->
          script.append(
              new Event.ClockChanged(
                  random.nextInt(1, 20),
                  random.nextBoolean(),
                  Duration.ofSeconds(random.nextInt(3)),
                  Duration.ofSeconds(random.nextInt(-3, 4))));
      case 9 -> script.loggedOut(any(random, LoginReason.values())).store();
      case 10 ->
          script.append(
              new Event.TokenEnded(
                  random.nextBoolean() ? script.access().jti() : null,
                  TokenType.ACCESS,
                  random.nextInt(20),
                  any(random, EndedBy.values()),
                  script.now()));
      case 11 -> {
        List<Event> every = EveryEvent.at(script.now());
        script.append(every.get(random.nextInt(every.size())));
      }
      default -> script.call(random.nextBoolean() ? "/api/orders" : "/api/me");
    }
  }

  private static dev.tokenscope.intent.Settings settings(Random random) {
    dev.tokenscope.intent.Settings settings = any(random, Profile.values()).settings();
    return settings
        .style(any(random, RefreshStyle.values()))
        .rotation(settings.rotation().on(random.nextBoolean()));
  }

  private static <T> T any(Random random, T[] all) {
    return List.of(all).get(random.nextInt(all.length));
  }
}
