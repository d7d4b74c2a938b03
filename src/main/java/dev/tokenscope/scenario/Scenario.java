package dev.tokenscope.scenario;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.BodyFault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.ServerFault;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A script: what is chosen, and what is asked for one after the other. Run twice it goes the same
 * way twice, but for the milliseconds that real messages take.
 *
 * @param name by which it is asked for, for example {@code seven-steps}
 * @param settings at its start
 * @param steps in order
 */
public record Scenario(String name, Settings settings, List<Step> steps) {

  /** Nobody can change a script. */
  public Scenario {
    steps = List.copyOf(steps);
  }

  private static final Duration JUST_AFTER = Duration.ofMillis(90);

  /** The ones that come with the program. */
  public static List<Scenario> builtIn() {
    Settings header = Profile.CLASSROOM.settings();
    Settings endpoint = header.style(RefreshStyle.ENDPOINT);
    return List.of(
        new Script("login", header).done(),
        fresh(new Script("fresh", header)).done(),
        fresh(new Script("expired", header)).expiry().done(),
        refreshed(new Script("refreshed", header)).done(),
        over(refreshed(new Script("seven-steps", header))).done(),
        burst(new Script("burst", endpoint)).done(),
        theft(new Script("theft", endpoint)).done(),
        fresh(new Script("revoked", header)).ask(new Intent.Expire(TokenType.ACCESS)).call().done(),
        error(new Script("error", header)).done(),
        stepMode(new Script("step-mode", header)).done(),
        audit(new Script("audit", forgiving(endpoint).client(careless(endpoint)))).done());
  }

  /** One of them. */
  public static Optional<Scenario> named(String name) {
    return builtIn().stream().filter(scenario -> scenario.name().equals(name)).findFirst();
  }

  private static Script fresh(Script script) {
    return script.logIn().wait(2400).call().wait(3100).call().wait(1700);
  }

  private static Script refreshed(Script script) {
    return fresh(script).expiry().call().wait(3000).call().wait(2300);
  }

  private static Script over(Script script) {
    return script
        .ask(new Intent.SkipToExpiry(TokenType.REFRESH, JUST_AFTER))
        .call()
        .wait(1200)
        .logIn()
        .wait(1500)
        .call()
        .wait(800);
  }

  private static Script burst(Script script) {
    return script
        .logIn()
        .wait(2000)
        .call()
        .expiry()
        .ask(new Intent.Burst(ApiCall.ORDERS, 10))
        .wait(2500)
        .call()
        .wait(1400);
  }

  private static Script theft(Script script) {
    return script
        .logIn()
        .wait(2000)
        .call()
        .wait(1500)
        .ask(new Intent.Steal())
        .expiry()
        .call()
        .wait(2000)
        .ask(new Intent.RefreshAsAttacker())
        .wait(1500)
        .call()
        .expiry()
        .call()
        .wait(1000);
  }

  /** The server goes down with one call, and the next one finds nobody: the notice says so. */
  private static Script error(Script script) {
    ServerFault down = new ServerFault.Down(Duration.ofMinutes(1));
    return fresh(script)
        .ask(new Intent.Arm(FaultRule.once(down, FaultRule.Match.CALLS)))
        .call()
        .call()
        .wait(800);
  }

  /** A client that refreshes for every caller, and on a 403 as well. */
  private static RefreshPolicy careless(Settings settings) {
    return settings.client().without(Safety.SINGLE_FLIGHT).without(Safety.ONLY_ON_401);
  }

  /** The client's own threads decide what comes of refreshes that are refused as a reuse. */
  private static Settings forgiving(Settings settings) {
    return settings.rotation(settings.rotation().grace(Duration.ofSeconds(30)));
  }

  private static Script audit(Script script) {
    return script
        .logIn()
        .wait(2000)
        .call()
        .wait(1500)
        .ask(new Intent.Call(ApiCall.get("/api/admin")))
        .wait(2500)
        .expiry()
        .call()
        .wait(3000)
        .ask(new Intent.Arm(FaultRule.once(new BodyFault.ErrorIn200(), FaultRule.Match.REFRESHES)))
        .expiry()
        .call()
        .wait(2500)
        .call()
        .wait(2500)
        .expiry()
        // whether two of its refreshes overlap would be chance
        .gather(5)
        .ask(new Intent.Burst(ApiCall.ORDERS, 5))
        .wait(2500);
  }

  private static Script stepMode(Script script) {
    return script
        .logIn()
        .wait(2000)
        .call()
        .wait(1500)
        .ask(new Intent.Hold(HoldFilter.ALL))
        .askUntilHeld(new Intent.Call(ApiCall.ORDERS));
  }

  /** A script that is being written. */
  private static final class Script {
    private final String name;
    private final Settings settings;
    private final List<Step> steps = new ArrayList<>();

    Script(String name, Settings settings) {
      this.name = name;
      this.settings = settings;
    }

    Script ask(Intent intent) {
      steps.add(new Step.Ask(intent));
      return this;
    }

    Script askUntilHeld(Intent intent) {
      steps.add(new Step.AskUntilHeld(intent));
      return this;
    }

    Script gather(int calls) {
      steps.add(new Step.Gather(calls));
      return this;
    }

    Script logIn() {
      return ask(new Intent.LogIn("alice", "wonderland"));
    }

    Script call() {
      return ask(new Intent.Call(ApiCall.ORDERS));
    }

    Script wait(int millis) {
      return ask(new Intent.Advance(Duration.ofMillis(millis)));
    }

    Script expiry() {
      return ask(new Intent.SkipToExpiry(TokenType.ACCESS, JUST_AFTER));
    }

    Scenario done() {
      return new Scenario(name, settings, steps);
    }
  }
}
