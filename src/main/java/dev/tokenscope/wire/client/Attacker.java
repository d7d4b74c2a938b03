package dev.tokenscope.wire.client;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.RefreshPolicy;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Cause;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.LoginReason;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.token.TokenPair;
import dev.tokenscope.wire.gate.Gate;
import dev.tokenscope.wire.gate.Timer;
import java.io.IOException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * Who copied a refresh token out of the client's store, and uses it as the client would. It has
 * connections of its own, keeps what it gets, and never logs in.
 */
public final class Attacker implements AutoCloseable {

  private final Supplier<Settings> settings;
  private final Journal journal;
  private final Timer timer;
  private final Origin origin;
  private final Transport transport;
  private final OkHttpClient api;
  private volatile @Nullable String refreshToken;
  private volatile @Nullable String accessToken;

  /**
   * An attacker that has stolen nothing yet.
   *
   * @param origin the server's origin at each call
   * @param settings those in force at each call, for the refresh style
   * @param timer the lab clock, for deadlines
   * @param traceId marks this session's exchanges
   * @param exchangeNumbers gives each exchange its number, across all clients of a journal
   */
  public Attacker(
      Supplier<String> origin,
      Supplier<Settings> settings,
      Journal journal,
      Gate gate,
      Timer timer,
      String traceId,
      LongSupplier exchangeNumbers) {
    this.settings = settings;
    this.journal = journal;
    this.timer = timer;
    this.origin = new Origin(origin, "TokenScope attacker");
    transport = new Transport(new WireTap(Lane.ATTACKER, journal, gate, traceId, exchangeNumbers));
    api = transport.api(_ -> {});
  }

  /**
   * Copies the refresh token of a session.
   *
   * @param victim whose session it is
   * @return whether there was one to copy
   */
  public boolean steal(Lane victim, StoredSession session) {
    String token = session.refreshToken();
    if (token == null) {
      return false;
    }
    refreshToken = token;
    accessToken = null;
    journal.append(new Event.TokenStolen(victim, token));
    return true;
  }

  /** Whether it has a refresh token to use. */
  public boolean hasStolen() {
    return refreshToken != null;
  }

  /** Refreshes with what it has, in the style of the settings, and keeps what it gets. */
  public Outcome refresh() {
    Ticket ticket = ticket(Ticket.Kind.REFRESH);
    return headerStyle(ticket)
        ? refreshWith(ticket, ApiCall.ORDERS)
        : use(new TokenEndpointRefresh(transport, origin), ticket);
  }

  /** Calls the API with the access token it has, or gets one first. */
  public Outcome call(ApiCall call) {
    if (accessToken == null) {
      Ticket ticket = ticket(Ticket.Kind.REFRESH);
      if (headerStyle(ticket)) {
        return refreshWith(ticket, call);
      }
      Outcome refreshed = refresh();
      if (accessToken == null) {
        return refreshed;
      }
    }
    Ticket ticket = ticket(Ticket.Kind.CALL);
    return Deadline.answer(
        timer,
        ticket,
        () -> {
          Request request = TokenAttacher.with(origin.call(call, ticket), accessToken);
          try (Response response = transport.send(api, request, ticket)) {
            response.body().source().readAll(Okio.blackhole());
            return new Outcome.Answered(response.code(), ticket.attempts());
          }
        });
  }

  /** Ends everything that is under way. */
  @Override
  public void close() {
    transport.close();
  }

  /** An attacker makes no mistakes of its own: the client's switches are not for it. */
  private Ticket ticket(Ticket.Kind kind) {
    return new Ticket(0, Cause.current(), settings.get().client(RefreshPolicy.SOUND), kind);
  }

  private static boolean headerStyle(Ticket ticket) {
    return ticket.settings().style() == RefreshStyle.HEADER;
  }

  private Outcome refreshWith(Ticket ticket, ApiCall call) {
    try {
      return use(new HeaderStyleRefresh(transport, origin.call(call, ticket)), ticket);
    } catch (IOException e) {
      return new Outcome.Failed(WireFailure.kindOf(e, ticket), WireFailure.detailOf(e));
    }
  }

  private Outcome use(RefreshRequest how, Ticket ticket) {
    String stolen = refreshToken;
    if (stolen == null) {
      return new Outcome.LoginNeeded(LoginReason.NO_REFRESH_TOKEN);
    }
    return Deadline.answer(timer, ticket, () -> outcome(how.send(stolen, ticket), ticket));
  }

  private Outcome outcome(RefreshAnswer answer, Ticket ticket) {
    return switch (answer) {
      case RefreshAnswer.Renewed renewed -> {
        keep(renewed.pair());
        close(renewed.response());
        yield new Outcome.Answered(renewed.status(), ticket.attempts());
      }
      case RefreshAnswer.Refused refused -> new Outcome.LoginNeeded(refused.reason());
      case RefreshAnswer.Outage outage -> {
        Response response = outage.response();
        close(response);
        yield response != null
            ? new Outcome.Answered(response.code(), ticket.attempts())
            : new Outcome.Failed(
                ticket.givenUp().orElse(FailureKind.REFRESH_FAILED), outage.detail());
      }
    };
  }

  private void keep(TokenPair pair) {
    accessToken = pair.accessToken();
    if (pair.refreshToken() != null) {
      refreshToken = pair.refreshToken();
    }
  }

  private static void close(@Nullable Response response) {
    if (response != null) {
      response.close();
    }
  }
}
