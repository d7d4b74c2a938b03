package dev.tokenscope.wire.server;

import dev.tokenscope.intent.BodyFault;
import dev.tokenscope.intent.ConnectionFault;
import dev.tokenscope.intent.Fault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.ServerFault;
import dev.tokenscope.intent.SlowFault;
import dev.tokenscope.intent.StatusFault;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Lets armed faults strike a request: before the work, instead of it, or after it. */
final class Misbehaviour {

  private final Faults faults;
  private final Consumer<KeyChange> rotateKey;
  private final Consumer<Duration> down;
  private final Function<ServerRequest, String> elsewhere;

  /**
   * Strikes with what is armed.
   *
   * @param elsewhere another origin of this server, seen from a request
   */
  Misbehaviour(
      Faults faults,
      Consumer<KeyChange> rotateKey,
      Consumer<Duration> down,
      Function<ServerRequest, String> elsewhere) {
    this.faults = faults;
    this.rotateKey = rotateKey;
    this.down = down;
    this.elsewhere = elsewhere;
  }

  /** What is said to a request. */
  Said answer(ServerRequest request, Supplier<Answer> work) {
    Said said =
        faults
            .strike(FaultRule.Phase.BEFORE_WORK, request)
            .map(fault -> before(fault, request, work))
            .orElseGet(() -> Said.whole(work.get()));
    Answer worked = said.answer();
    return worked == null
        ? said
        : faults
            .strike(FaultRule.Phase.AFTER_WORK, request)
            .map(fault -> after(fault, request, said, worked))
            .orElse(said);
  }

  private Said before(Fault fault, ServerRequest request, Supplier<Answer> work) {
    return switch (fault) {
      case ConnectionFault.ClosedBefore _ -> Said.nothing(new Fate.Closed());
      case ConnectionFault.BlackHole _ -> Said.nothing(new Fate.Silence());
      case ConnectionFault.Reset _ -> Said.nothing(new Fate.Reset());
      case StatusFault.Status status -> Said.whole(StatusAnswers.status(status, request));
      case StatusFault.RefreshRefused refused ->
          Said.whole(StatusAnswers.refreshRefused(refused, request));
      case StatusFault.UnjustRefusal _ -> Said.whole(StatusAnswers.unjust(null));
      case StatusFault.Redirect redirect -> Said.whole(redirected(redirect, request));
      case BodyFault.MalformedJson _ -> Said.whole(BodyAnswers.malformed(null));
      case BodyFault.HtmlPage _ -> Said.whole(BodyAnswers.html());
      case BodyFault.ErrorIn200 _ -> Said.whole(BodyAnswers.errorIn200());
      case ServerFault.OmitRefreshToken _ -> Said.whole(new Warp(Duration.ZERO, true).around(work));
      case ServerFault.ClockSkew skew ->
          new Said(new Warp(skew.by(), false).around(work), new Fate.Whole(), skew.by());
      case ServerFault.KeyRotation rotation -> {
        rotateKey.accept(rotation.change());
        yield Said.whole(work.get());
      }
      case ServerFault.Down gone -> {
        down.accept(gone.span());
        yield Said.nothing(new Fate.Closed());
      }
      case SlowFault _,
          ConnectionFault.LostReply _,
          ConnectionFault.NoReply _,
          ConnectionFault.Truncated _,
          BodyFault.MissingField _,
          BodyFault.ExpiresIn _ -> {
        Answer worked = work.get();
        yield after(fault, request, Said.whole(worked), worked);
      }
    };
  }

  private Said after(Fault fault, ServerRequest request, Said said, Answer worked) {
    return switch (fault) {
      case SlowFault.Latency latency -> said.instead(worked.later(latency.delay()));
      case SlowFault.SlowDrip drip -> said.meets(new Fate.Drip(drip.bytesPerSecond()));
      case ConnectionFault.LostReply _ -> said.meets(new Fate.Closed());
      case ConnectionFault.NoReply _ -> said.meets(new Fate.Silence());
      case ConnectionFault.Truncated _ -> said.meets(new Fate.Half());
      case ConnectionFault.Reset _ -> said.meets(new Fate.Reset());
      case StatusFault.Status status -> said.instead(StatusAnswers.status(status, request));
      case StatusFault.RefreshRefused refused ->
          said.instead(StatusAnswers.refreshRefused(refused, request));
      case StatusFault.UnjustRefusal _ -> said.instead(StatusAnswers.unjust(worked));
      case StatusFault.Redirect redirect -> said.instead(redirected(redirect, request));
      case BodyFault.MalformedJson _ -> said.instead(BodyAnswers.malformed(worked));
      case BodyFault.HtmlPage _ -> said.instead(BodyAnswers.html());
      case BodyFault.MissingField missing -> said.instead(BodyAnswers.without(missing, worked));
      case BodyFault.ExpiresIn expires -> said.instead(BodyAnswers.expiresIn(expires, worked));
      case BodyFault.ErrorIn200 _ -> said.instead(BodyAnswers.errorIn200());
      case ServerFault.KeyRotation rotation -> {
        rotateKey.accept(rotation.change());
        yield said;
      }
      case ServerFault.Down gone -> {
        down.accept(gone.span());
        yield said.meets(new Fate.Closed());
      }
      // these struck before the work
      case ConnectionFault.ClosedBefore _,
          ConnectionFault.BlackHole _,
          ServerFault.OmitRefreshToken _,
          ServerFault.ClockSkew _ ->
          said;
    };
  }

  private Answer redirected(StatusFault.Redirect redirect, ServerRequest request) {
    String origin = redirect.to() == null ? elsewhere.apply(request) : redirect.to();
    return StatusAnswers.redirect(redirect, origin, request);
  }
}
