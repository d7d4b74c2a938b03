package dev.tokenscope.projection;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Message;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.token.Alg;
import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.token.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The events that no ordinary session has, one of each, also where they make no sense. */
final class EveryEvent {

  private static final Lane ELSEWHERE = Lane.external("10.0.0.9", "");
  private static final ExchangeId LOST = ExchangeId.numbered(0xdead);
  private static final Message.Request REQUEST =
      new Message.Request("GET", "/api/orders", List.of(), Body.EMPTY);
  private static final Message.Response RESPONSE =
      new Message.Response(503, "Service Unavailable", List.of(), Body.of("{}"));

  private EveryEvent() {}

  static List<Event> at(Instant now) {
    TokenHash code = TokenHash.of("code");
    return List.of(
        new Event.ServerStopped(Script.ORIGIN),
        new Event.ClientStopped(ELSEWHERE),
        new Event.LoginRefused("mallory"),
        new Event.CallStarted(1, Lane.CLIENT, "GET", "/api/orders", 0),
        new Event.CallFinished(1, Lane.CLIENT, new Outcome.Done()),
        new Event.Held(1, LOST, Lane.CLIENT, REQUEST),
        new Event.Released(1, LOST, new Decision.Drop()),
        new Event.ResponseReceived(LOST, RESPONSE),
        new Event.ResponseSent(LOST, RESPONSE),
        new Event.ExchangeFailed(LOST, FailureKind.DROPPED, ""),
        new Event.RequestReceived(LOST, new Event.Peer(ELSEWHERE, "10.0.0.9:1", ""), REQUEST),
        new Event.TokenChecked(
            LOST,
            new TokenName.Unknown("3f9a1c"),
            TokenType.REFRESH,
            new Verdict.Refused(Verdict.Reason.UNKNOWN_TOKEN, null)),
        new Event.ResponseSent(LOST, RESPONSE),
        new Event.FaultArmed(1, FaultRule.once(new StatusFault.Status(503, null), "/api")),
        new Event.FaultFired(LOST, 1, "lost-reply"),
        new Event.FaultDisarmed(1),
        new Event.FaultsDisarmed(),
        new Event.KeyRotated("k2", Alg.RS256, KeyChange.OVERLAP),
        new Event.CodeIssued(
            code, "tokenscope", "http://127.0.0.1/", "challenge", "alice", Set.of(), now),
        new Event.CodeRedeemed(code, "f-A7Qm"),
        new Event.TokenEnded("nothing", TokenType.ACCESS, 0, EndedBy.REVOCATION, now),
        new Event.TokenEnded(null, TokenType.ACCESS, 1, EndedBy.CODE_REUSE, now),
        new Event.FamilyRevoked("nobody", EndedBy.LOGOUT, now),
        new Event.TokensStored(ELSEWHERE, "x", null, null, null, StoreKind.FILE),
        new Event.StoreFailed(Lane.CLIENT, "tokens.json", FileFlaw.FULL, null, "disk full"),
        new Event.RefreshStarted(Lane.CLIENT, 9, Event.RefreshWhy.AHEAD_OF_TIME),
        new Event.RefreshJoined(Lane.CLIENT, 9, 1),
        new Event.RefreshFinished(Lane.CLIENT, 9, Event.RefreshResult.FAILED),
        new Event.RefreshFinished(ELSEWHERE, 9, Event.RefreshResult.REFRESHED),
        new Event.LoginRequired(ELSEWHERE, LoginReason.REVOKED),
        new Event.TokensCleared(ELSEWHERE),
        new Event.TokensCleared(Lane.CLIENT),
        new Event.LoginRequired(Lane.CLIENT, LoginReason.NO_REFRESH_TOKEN),
        new Event.SettingsChanged(Profile.QA.settings()),
        new Event.ClockChanged(2, false, Duration.ZERO, Duration.ZERO),
        new Event.TokenStolen(Lane.CLIENT, "x"),
        new Event.TroubleMet(new Trouble.PortTaken(8089, Script.ORIGIN)),
        new Event.NotePinned("note"),
        new Event.ForkedFrom("other", 1),
        new Event.Asked(new Intent.LogOut()),
        new Event.Asked(new Intent.LogIn("alice", "wonderland")),
        new Event.Asked(new Intent.Repeat(ApiCall.ORDERS, Duration.ZERO)),
        new Event.Asked(new Intent.Steal()));
  }
}
