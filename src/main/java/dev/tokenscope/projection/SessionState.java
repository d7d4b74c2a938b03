package dev.tokenscope.projection;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The session as a whole: who is logged in, what is chosen, how the clock goes. */
public final class SessionState implements Projection<SessionState.Session> {

  /** The seven steps of a token's life, in order. */
  public enum Step {
    LOGGED_IN(1),
    STORED(2),
    CALLED(3),
    EXPIRED_401(4),
    SENT_REFRESH_TOKEN(5),
    NEW_ACCESS_TOKEN(6),
    LOGIN_AGAIN(7);

    private final int number;

    Step(int number) {
      this.number = number;
    }

    /** From 1 to 7. */
    public int number() {
      return number;
    }
  }

  /**
   * The state of the session.
   *
   * @param user who is logged in at the built-in client; null for nobody
   * @param reason why nobody is; null while somebody is
   * @param refusedUser whose password was wrong at the last login; null otherwise
   * @param settings in force
   * @param clock how the clock goes
   * @param holding which messages are held, and what waits for a decision
   * @param messages how many messages there were
   * @param origin where the server listens; empty while it does not
   * @param repeated the call that is made again and again; null for none
   * @param steps which of the seven steps were reached
   * @param latest the step that was reached last; null for none
   * @param names how tokens are called
   * @param exchanges which messages wait for an answer
   */
  public record Session(
      @Nullable String user,
      @Nullable LoginReason reason,
      @Nullable String refusedUser,
      Settings settings,
      Event.ClockChanged clock,
      Holding holding,
      long messages,
      String origin,
      @Nullable ApiCall repeated,
      Set<Step> steps,
      @Nullable Step latest,
      TokenNames.Known names,
      Exchanges exchanges) {

    /** Whether somebody is logged in. */
    public boolean loggedIn() {
      return user != null;
    }

    /** How many messages wait for a decision. */
    public int held() {
      return holding.queue().size();
    }

    /** Whether lab time stands still. */
    public boolean stands() {
      return clock.paused() || held() > 0;
    }

    private Session login(
        @Nullable String who, @Nullable LoginReason why, @Nullable String refused) {
      return new Session(
          who, why, refused, settings, clock, holding, messages, origin, repeated, steps, latest,
          names, exchanges);
    }

    private Session settings(Settings value) {
      return new Session(
          user,
          reason,
          refusedUser,
          value,
          clock,
          holding,
          messages,
          origin,
          repeated,
          steps,
          latest,
          names,
          exchanges);
    }

    private Session clock(Event.ClockChanged value) {
      return new Session(
          user,
          reason,
          refusedUser,
          settings,
          value,
          holding,
          messages,
          origin,
          repeated,
          steps,
          latest,
          names,
          exchanges);
    }

    private Session holding(Holding value) {
      return new Session(
          user,
          reason,
          refusedUser,
          settings,
          clock,
          value,
          messages,
          origin,
          repeated,
          steps,
          latest,
          names,
          exchanges);
    }

    private Session origin(String value) {
      return new Session(
          user,
          reason,
          refusedUser,
          settings,
          clock,
          holding,
          messages,
          value,
          repeated,
          steps,
          latest,
          names,
          exchanges);
    }

    private Session repeated(@Nullable ApiCall value) {
      return new Session(
          user,
          reason,
          refusedUser,
          settings,
          clock,
          holding,
          messages,
          origin,
          value,
          steps,
          latest,
          names,
          exchanges);
    }

    private Session exchanged(long count, Exchanges open) {
      return new Session(
          user,
          reason,
          refusedUser,
          settings,
          clock,
          holding,
          count,
          origin,
          repeated,
          steps,
          latest,
          names,
          open);
    }

    private Session named(TokenNames.Known known) {
      return new Session(
          user,
          reason,
          refusedUser,
          settings,
          clock,
          holding,
          messages,
          origin,
          repeated,
          steps,
          latest,
          known,
          exchanges);
    }

    private Session reached(Step step) {
      EnumSet<Step> more = EnumSet.of(step);
      more.addAll(steps);
      return new Session(
          user,
          reason,
          refusedUser,
          settings,
          clock,
          holding,
          messages,
          origin,
          repeated,
          Set.copyOf(more),
          step,
          names,
          exchanges);
    }
  }

  private final TokenNames names = new TokenNames();

  @Override
  public Session initial() {
    return new Session(
        null,
        LoginReason.FIRST_START,
        null,
        Profile.CLASSROOM.settings(),
        new Event.ClockChanged(1, false, Duration.ZERO, Duration.ZERO),
        Holding.NOTHING,
        0,
        "",
        null,
        Set.of(),
        null,
        names.initial(),
        Exchanges.NONE);
  }

  @Override
  public Session apply(Session before, Entry entry) {
    Session session = before.named(names.apply(before.names(), entry));
    return switch (entry.event()) {
      case Event.SessionStarted(_, _, var settings, _) -> session.settings(settings);
      case Event.SettingsChanged(var settings) -> session.settings(settings);
      case Event.Asked(var intent) -> asked(session, intent);
      case Event.ServerStarted(var origin) -> session.origin(origin);
      case Event.ServerStopped _ -> session.origin("");
      case Event.LoginRefused(var user) -> session.login(session.user(), session.reason(), user);
      case Event.OfExchange part -> exchange(session, part);
      case Event.FamilyStarted _ -> session.reached(Step.LOGGED_IN);
      case Event.TokensStored(var lane, var access, _, _, _, _) ->
          lane.equals(Lane.CLIENT) ? stored(session.login(subject(access), null, null)) : session;
      case Event.TokensCleared(var lane) ->
          lane.equals(Lane.CLIENT) && session.loggedIn()
              ? session.login(null, LoginReason.LOGGED_OUT, null)
              : session;
      case Event.LoginRequired(var lane, var reason) ->
          lane.equals(Lane.CLIENT)
              ? required(session.login(null, reason, session.refusedUser()), reason)
              : session;
      case Event.RefreshFinished(var lane, _, var result) ->
          lane.equals(Lane.CLIENT) && result == Event.RefreshResult.REFRESHED
              ? session.reached(Step.NEW_ACCESS_TOKEN)
              : session;
      case Event.ClockChanged clock -> session.clock(clock);
      case Event.ClientStarted _,
          Event.ClientStopped _,
          Event.CallStarted _,
          Event.CallFinished _,
          Event.TokenIssued _,
          Event.TokenRotated _,
          Event.ReuseDetected _,
          Event.TokenEnded _,
          Event.FamilyRevoked _,
          Event.KeyRotated _,
          Event.CodeIssued _,
          Event.CodeRedeemed _,
          Event.StoreFailed _,
          Event.RefreshStarted _,
          Event.RefreshJoined _,
          Event.FaultArmed _,
          Event.FaultDisarmed _,
          Event.FaultsDisarmed _,
          Event.TokenStolen _,
          Event.TroubleMet _,
          Event.NotePinned _,
          Event.ForkedFrom _ ->
          session;
    };
  }

  private static Session asked(Session session, Intent intent) {
    return switch (intent) {
      case Intent.Repeat(var call, var every) -> session.repeated(every.isZero() ? null : call);
      case Intent.LogIn _ -> session.login(session.user(), session.reason(), null);
      case Intent.LogOut _ -> session.repeated(null);
      case Intent.Hold(var filter) -> session.holding(session.holding().by(filter));
      case Intent _ -> session;
    };
  }

  private static Session exchange(Session session, Event.OfExchange part) {
    Session held =
        switch (part) {
          case Event.Held one -> session.holding(session.holding().with(one));
          case Event.Released released ->
              session.holding(session.holding().without(released.hold()));
          case Event.RequestSent(_, var lane, _, var request) ->
              lane.equals(Lane.CLIENT)
                  ? sent(session, Carried.in(request), request.path())
                  : session;
          case Event.ResponseReceived(var id, var response) ->
              response.status() == 401
                      && session
                          .exchanges()
                          .request(id)
                          .filter(asked -> asked.lane().equals(Lane.CLIENT) && asked.toApi())
                          .isPresent()
                      && session.loggedIn()
                  ? session.reached(Step.EXPIRED_401)
                  : session;
          case Event.RequestReceived _,
              Event.ResponseSent _,
              Event.ExchangeFailed _,
              Event.TokenChecked _,
              Event.FaultFired _ ->
              session;
        };
    boolean message = session.exchanges().shows(part) && !(part instanceof Event.ExchangeFailed);
    return held.exchanged(held.messages() + (message ? 1 : 0), session.exchanges().after(part));
  }

  private static Session sent(Session session, Iterable<String> tokens, String path) {
    for (String token : tokens) {
      if (session.names().of(token) instanceof TokenName.Issued(_, var type, _)) {
        if (type == TokenType.REFRESH && !path.endsWith("/logout") && !path.endsWith("/revoke")) {
          return session.reached(Step.SENT_REFRESH_TOKEN);
        }
        if (type == TokenType.ACCESS && path.startsWith("/api/")) {
          return session.reached(Step.CALLED);
        }
      }
    }
    return session;
  }

  private static Session stored(Session session) {
    return session.latest() == Step.LOGGED_IN ? session.reached(Step.STORED) : session;
  }

  private static Session required(Session session, LoginReason reason) {
    return switch (reason) {
      case FIRST_START,
          LOGGED_OUT,
          STORE_CORRUPT,
          STORE_UNREADABLE,
          STORE_KEY_MISSING,
          STORE_NEWER,
          OTHER_SERVER ->
          session;
      case REFRESH_EXPIRED, REVOKED, REUSED, UNKNOWN_TOKEN, NO_REFRESH_TOKEN, REFUSED ->
          session.reached(Step.LOGIN_AGAIN);
    };
  }

  private static String subject(String access) {
    return Jwt.parse(access)
        .map(jwt -> jwt.claims().subject())
        .filter(name -> !name.isEmpty())
        .orElse("?");
  }
}
