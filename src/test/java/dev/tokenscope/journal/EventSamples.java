package dev.tokenscope.journal;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.ConnectionFault;
import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.HoldFilter;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.Manner;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.Safety;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.SlowFault;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.intent.Traffic;
import dev.tokenscope.token.Alg;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.token.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** At least one of every kind of event, with every kind of thing in it. */
final class EventSamples {

  static final Instant NOW = Instant.parse("2026-03-01T09:00:00.123456789Z");
  static final String JWT = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl";
  private static final ExchangeId EXCHANGE = ExchangeId.numbered(7);
  private static final TokenName.Issued NAME = new TokenName.Issued("A", TokenType.REFRESH, 3);
  private static final TokenHash HASH = TokenHash.of(JWT);
  private static final Claims CLAIMS =
      new Claims(
          "http://localhost",
          "alice",
          List.of("tokenscope-api"),
          "tokenscope",
          Set.of("orders:read"),
          NOW,
          null,
          NOW.plusSeconds(15),
          "1-x",
          "f-1",
          0);
  private static final Settings SETTINGS =
      Profile.QA
          .settings()
          .manner(
              Manner.PLAIN
                  .camelCase(true)
                  .aliases(Map.of("/in", "/auth/login"))
                  .redirectUris(List.of("app:/cb")))
          .client(Profile.QA.settings().client().without(Safety.SINGLE_FLIGHT).proactive(true));
  private static final Message.Request REQUEST =
      new Message.Request(
          "POST",
          "/api/orders?x=1",
          List.of(new Header("Host", "localhost")),
          Body.of("{\"a\":1}"));
  private static final Message.Response RESPONSE =
      new Message.Response(201, "Created", List.of(new Header("Date", "now")), Body.of("é"));

  private EventSamples() {}

  static List<Event> events() {
    return List.of(
        new Event.SessionStarted(42, "0af7651916cd43dd8448eb211c80319c", SETTINGS, "0.1.0"),
        new Event.Asked(new Intent.LogOut()),
        new Event.ServerStarted("http://127.0.0.1:8089"),
        new Event.ServerStopped("http://127.0.0.1:8089"),
        new Event.ClientStarted(Lane.CLIENT, StoreKind.FILE),
        new Event.ClientStopped(Lane.ATTACKER),
        new Event.LoginRefused("mallory"),
        new Event.CallStarted(1, Lane.CLIENT, "GET", "/api/me", 2),
        new Event.CallFinished(1, Lane.CLIENT, new Outcome.Answered(200, 2)),
        new Event.CallFinished(1, Lane.CLIENT, new Outcome.LoginNeeded(LoginReason.REUSED)),
        new Event.CallFinished(1, Lane.CLIENT, new Outcome.Failed(FailureKind.BROKEN, "reset")),
        new Event.CallFinished(1, Lane.CLIENT, new Outcome.Done()),
        new Event.RequestSent(EXCHANGE, Lane.CLIENT, 1, REQUEST),
        new Event.RequestReceived(
            EXCHANGE,
            new Event.Peer(Lane.external("10.0.0.1", "curl"), "10.0.0.1:5", "curl"),
            REQUEST),
        new Event.ResponseSent(EXCHANGE, RESPONSE),
        new Event.ResponseReceived(EXCHANGE, RESPONSE),
        new Event.ExchangeFailed(EXCHANGE, FailureKind.TIMEOUT, "10s"),
        new Event.Held(1, EXCHANGE, Lane.CLIENT, REQUEST),
        new Event.Released(1, EXCHANGE, new Decision.Delay(Duration.ofMillis(1500))),
        new Event.Released(
            2, EXCHANGE, new Decision.Edit("GET", "/x", List.of(Map.entry("A", "b")), "body")),
        new Event.Released(3, EXCHANGE, new Decision.Send()),
        new Event.Released(4, EXCHANGE, new Decision.Drop()),
        new Event.Released(5, EXCHANGE, new Decision.LoseReply()),
        new Event.FamilyStarted(
            "f-1", "A", "tokenscope", "alice", Set.of("admin"), NOW, NOW.plusSeconds(600)),
        new Event.TokenIssued(
            NAME,
            "f-1",
            TokenType.REFRESH,
            "2-x",
            JWT,
            HASH,
            2,
            "1-x",
            NOW,
            NOW.plusSeconds(120),
            Set.of("admin")),
        new Event.TokenChecked(EXCHANGE, NAME, TokenType.ACCESS, new Verdict.Accepted(CLAIMS)),
        new Event.TokenChecked(
            EXCHANGE,
            TokenHash.unknownName("x"),
            TokenType.ACCESS,
            new Verdict.Refused(Verdict.Reason.MALFORMED, null)),
        new Event.TokenRotated("f-1", "1-x", "2-x", NOW),
        new Event.ReuseDetected("f-1", NAME, EXCHANGE, NOW),
        new Event.ReuseDetected("f-1", NAME, null, NOW),
        new Event.TokenEnded(null, TokenType.ACCESS, 9, Event.EndedBy.LAB, NOW),
        new Event.TokenEnded("2-x", TokenType.ACCESS, 0, Event.EndedBy.REVOCATION, NOW),
        new Event.FamilyRevoked("f-1", Event.EndedBy.CODE_REUSE, NOW),
        new Event.KeyRotated("es256-1", Alg.ES256, KeyChange.SAME_KID),
        new Event.CodeIssued(HASH, "tokenscope", "app:/cb", "abc", "alice", Set.of(), NOW),
        new Event.CodeRedeemed(HASH, "f-1"),
        new Event.TokensStored(Lane.CLIENT, JWT, NOW, JWT, null, StoreKind.MEMORY),
        new Event.TokensStored(Lane.CLIENT, "opaque", null, null, null, StoreKind.MEMORY),
        new Event.StoreFailed(Lane.CLIENT, "/x", FileFlaw.FULL, null, "full"),
        new Event.StoreFailed(Lane.CLIENT, "/x", FileFlaw.CORRUPT, "/x.set-aside-1", "no session"),
        new Event.RefreshStarted(Lane.CLIENT, 1, Event.RefreshWhy.AFTER_401),
        new Event.RefreshJoined(Lane.CLIENT, 1, 2),
        new Event.RefreshFinished(Lane.CLIENT, 1, Event.RefreshResult.OVERTAKEN),
        new Event.LoginRequired(Lane.CLIENT, LoginReason.FIRST_START),
        new Event.TokensCleared(Lane.CLIENT),
        new Event.SettingsChanged(Profile.NO_ROTATION.settings()),
        new Event.ClockChanged(2.5, true, Duration.ofDays(1), Duration.ofSeconds(-30)),
        new Event.FaultArmed(
            1, FaultRule.once(new StatusFault.Status(503, Duration.ofSeconds(5)), "/api")),
        new Event.FaultArmed(2, FaultRule.once(new StatusFault.Status(503, null), "")),
        new Event.FaultArmed(3, FaultRule.once(new ConnectionFault.LostReply(), "/oauth2/token")),
        new Event.FaultArmed(
            4,
            new FaultRule(
                new SlowFault.Latency(Duration.ofMillis(300)),
                new FaultRule.Match("GET", "/", Traffic.API),
                FaultRule.Phase.AFTER_WORK,
                0,
                0.5)),
        new Event.FaultFired(EXCHANGE, 1, "latency"),
        new Event.FaultDisarmed(3),
        new Event.FaultsDisarmed(),
        new Event.TokenStolen(Lane.CLIENT, JWT),
        new Event.TroubleMet(new Trouble.PortTaken(8089, "http://127.0.0.1:8090")),
        new Event.TroubleMet(new Trouble.CannotListen("10.0.0.1", 80, "denied")),
        new Event.TroubleMet(new Trouble.FolderUnusable("/x", "denied")),
        new Event.TroubleMet(new Trouble.FolderTaken("/x")),
        new Event.TroubleMet(
            new Trouble.MovedAside(Kept.KEYS, "/x", "/y", FileFlaw.NEWER, "version 9")),
        new Event.TroubleMet(new Trouble.NotKept(Kept.PREFERENCES, "/x", FileFlaw.READ_ONLY, "no")),
        new Event.TroubleMet(new Trouble.ClockTurnedBack(NOW, NOW.plusSeconds(60))),
        new Event.TroubleMet(
            new Trouble.NoAnswer(FailureKind.RESET, "http://127.0.0.1:8089", "reset")),
        new Event.NotePinned("Here it gets \"interesting\".\n한국어"),
        new Event.ForkedFrom("lesson-1.jsonl", 17));
  }

  static List<Intent> intents() {
    return List.of(
        new Intent.LogIn("alice", "wonderland"),
        new Intent.LogOut(),
        new Intent.Call(ApiCall.post("/api/orders", "{\"a\":1}")),
        new Intent.Burst(ApiCall.ORDERS, 5),
        new Intent.Repeat(ApiCall.ORDERS, Duration.ofSeconds(3)),
        new Intent.Choose(SETTINGS),
        new Intent.Pause(),
        new Intent.Resume(),
        new Intent.Speed(10),
        new Intent.Advance(Duration.ofHours(1)),
        new Intent.SkipToExpiry(TokenType.ACCESS, Duration.ofSeconds(-1)),
        new Intent.CatchUp(),
        new Intent.Skew(Duration.ofSeconds(-90)),
        new Intent.Expire(TokenType.REFRESH),
        new Intent.ExpireToken("1-abc"),
        new Intent.Revoke("f-1"),
        new Intent.RotateKey(KeyChange.HARD),
        new Intent.Arm(FaultRule.once(new ConnectionFault.LostReply(), "/")),
        new Intent.Disarm(3),
        new Intent.DisarmAll(),
        new Intent.Hold(HoldFilter.REFRESHES),
        new Intent.Release(3, new Decision.Drop()),
        new Intent.Steal(),
        new Intent.RefreshAsClient(),
        new Intent.RefreshAsAttacker(),
        new Intent.CallAsAttacker(ApiCall.ORDERS),
        new Intent.PinNote("note"));
  }
}
