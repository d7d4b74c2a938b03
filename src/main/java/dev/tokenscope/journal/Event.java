package dev.tokenscope.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tokenscope.intent.Decision;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.token.Alg;
import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.token.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened. The grammar:
 *
 * <pre>
 * session             SessionStarted · Asked
 *   server, clients   ServerStarted … ServerStopped · ClientStarted … ClientStopped · LoginRefused
 *   call              CallStarted … CallFinished
 *     exchange        RequestSent · RequestReceived · ResponseSent
 *                     · ResponseReceived | ExchangeFailed
 *       held          Held … Released
 *   server truth      FamilyStarted · TokenIssued · TokenChecked · TokenRotated · ReuseDetected
 *                     · TokenEnded · FamilyRevoked · KeyRotated · CodeIssued · CodeRedeemed
 *   client belief     TokensStored · StoreFailed · RefreshStarted · RefreshJoined … RefreshFinished
 *                     · LoginRequired · TokensCleared
 *   the lab           SettingsChanged · ClockChanged · FaultArmed · FaultFired · FaultDisarmed
 *                     · FaultsDisarmed · TokenStolen · TroubleMet · NotePinned · ForkedFrom
 * </pre>
 *
 * <p>"…" stands between a start and its end: the end {@linkplain #closes() closes} what the start
 * {@linkplain #opens() opened}. An external client has only the two middle events of an exchange.
 * Consumers switch over this type without a default, so that a new event does not compile until
 * every one of them has decided about it.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
public sealed interface Event {

  /** What this event is the start of: a key that its end repeats. */
  default Optional<String> opens() {
    return Optional.empty();
  }

  /** What this event is the end of. */
  default Optional<String> closes() {
    return Optional.empty();
  }

  /** An event that belongs to one request and its response. */
  sealed interface OfExchange extends Event {
    /** Which one. */
    ExchangeId exchange();
  }

  /** An event of the server's own truth: folding these gives the server's state. */
  sealed interface Truth extends Event {}

  // session

  /**
   * The first entry of every journal.
   *
   * @param seed of everything random in this session
   * @param traceId marks the exchanges of built-in clients
   * @param settings at the start
   * @param version of the program
   */
  record SessionStarted(long seed, String traceId, Settings settings, String version)
      implements Event {}

  /**
   * A person asked for something; the root cause of what follows.
   *
   * @param intent for what
   */
  record Asked(Intent intent) implements Event {}

  // server and clients

  /**
   * The server listens.
   *
   * @param origin for example {@code http://127.0.0.1:8089}
   */
  record ServerStarted(String origin) implements Event {
    @Override
    public Optional<String> opens() {
      return Optional.of("server " + origin);
    }
  }

  /**
   * The server listens no more.
   *
   * @param origin where it did
   */
  record ServerStopped(String origin) implements Event {
    @Override
    public Optional<String> closes() {
      return Optional.of("server " + origin);
    }
  }

  /**
   * A built-in client is there.
   *
   * @param lane where it is drawn
   * @param store where it keeps its tokens
   */
  record ClientStarted(Lane lane, StoreKind store) implements Event {
    @Override
    public Optional<String> opens() {
      return Optional.of("client " + lane.value());
    }
  }

  /**
   * A built-in client is gone.
   *
   * @param lane which one
   */
  record ClientStopped(Lane lane) implements Event {
    @Override
    public Optional<String> closes() {
      return Optional.of("client " + lane.value());
    }
  }

  /**
   * Somebody gave a wrong name or password.
   *
   * @param user the name that was given
   */
  record LoginRefused(String user) implements Event {}

  // call

  /**
   * A caller wants something from the API.
   *
   * @param call its number
   * @param lane who calls
   * @param method of the request
   * @param path of the request
   * @param burst the burst it is part of; 0 for none
   */
  record CallStarted(long call, Lane lane, String method, String path, long burst)
      implements Event {
    @Override
    public Optional<String> opens() {
      return Optional.of("call " + call);
    }
  }

  /**
   * The caller has its answer.
   *
   * @param call its number
   * @param lane who called
   * @param outcome what it was
   */
  record CallFinished(long call, Lane lane, Outcome outcome) implements Event {
    @Override
    public Optional<String> closes() {
      return Optional.of("call " + call);
    }
  }

  // exchange

  /**
   * A built-in client sent a request.
   *
   * @param exchange names it
   * @param lane who sent it
   * @param call for which call; 0 for none
   * @param request what was sent
   */
  record RequestSent(ExchangeId exchange, Lane lane, long call, Message.Request request)
      implements OfExchange {
    @Override
    public Optional<String> opens() {
      return Optional.of("sent " + exchange.value());
    }
  }

  /**
   * The server received a request.
   *
   * @param exchange names it
   * @param peer who sent it, as far as the socket tells
   * @param request what was received
   */
  record RequestReceived(ExchangeId exchange, Peer peer, Message.Request request)
      implements OfExchange {
    @Override
    public Optional<String> opens() {
      return Optional.of("received " + exchange.value());
    }
  }

  /**
   * The other end of a socket.
   *
   * @param lane which column it belongs to
   * @param address IP address and port
   * @param userAgent how it calls itself; empty where it does not
   */
  record Peer(Lane lane, String address, String userAgent) {}

  /**
   * The server answered.
   *
   * @param exchange what it answered
   * @param response what was sent
   */
  record ResponseSent(ExchangeId exchange, Message.Response response) implements OfExchange {
    @Override
    public Optional<String> closes() {
      return Optional.of("received " + exchange.value());
    }
  }

  /**
   * A built-in client has the answer.
   *
   * @param exchange to what
   * @param response what arrived
   */
  record ResponseReceived(ExchangeId exchange, Message.Response response) implements OfExchange {
    @Override
    public Optional<String> closes() {
      return Optional.of("sent " + exchange.value());
    }
  }

  /**
   * A built-in client waits no longer for an answer.
   *
   * @param exchange to what
   * @param kind why
   * @param detail what the network said
   */
  record ExchangeFailed(ExchangeId exchange, FailureKind kind, String detail)
      implements OfExchange {
    @Override
    public Optional<String> closes() {
      return Optional.of("sent " + exchange.value());
    }
  }

  /**
   * A message waits for a decision.
   *
   * @param hold its number
   * @param exchange which exchange
   * @param lane who wants to send it
   * @param request what it wants to send
   * @param answer what the server wants to answer to it, where that is what waits; null where the
   *     request itself does
   */
  record Held(
      long hold,
      ExchangeId exchange,
      Lane lane,
      Message.Request request,
      Message.@Nullable Response answer)
      implements OfExchange {

    /** A request that waits. */
    public Held(long hold, ExchangeId exchange, Lane lane, Message.Request request) {
      this(hold, exchange, lane, request, null);
    }

    @Override
    public Optional<String> opens() {
      return Optional.of("hold " + hold);
    }
  }

  /**
   * The decision about a held message.
   *
   * @param hold its number
   * @param exchange which exchange
   * @param decision what becomes of it
   */
  record Released(long hold, ExchangeId exchange, Decision decision) implements OfExchange {
    @Override
    public Optional<String> closes() {
      return Optional.of("hold " + hold);
    }
  }

  // server truth

  /**
   * A login: from here on there is a family of tokens.
   *
   * @param sid the family
   * @param letter its short name
   * @param clientId for whom
   * @param subject who logged in
   * @param scope what was granted
   * @param createdAt when
   * @param absoluteExpiry when every token of it ends at the latest
   */
  record FamilyStarted(
      String sid,
      String letter,
      String clientId,
      String subject,
      Set<String> scope,
      Instant createdAt,
      Instant absoluteExpiry)
      implements Truth {}

  /**
   * A token exists.
   *
   * @param name its short name, given here and nowhere else
   * @param sid its family
   * @param type access or refresh
   * @param jti its id
   * @param token the token; a secret
   * @param hash by which it is recognised
   * @param generation of the family, from 1
   * @param parent the refresh token it was issued for; null at the login
   * @param issuedAt when
   * @param expiresAt its end
   * @param scope what it is good for
   */
  record TokenIssued(
      TokenName.Issued name,
      String sid,
      TokenType type,
      String jti,
      String token,
      TokenHash hash,
      int generation,
      @Nullable String parent,
      Instant issuedAt,
      Instant expiresAt,
      Set<String> scope)
      implements Truth {
    /** Tokens do not belong into logs. */
    @Override
    public String toString() {
      return "TokenIssued[" + name + "]";
    }
  }

  /**
   * The server looked at a token; also when it liked it.
   *
   * @param exchange in which request
   * @param name which token
   * @param type as what it was looked at
   * @param verdict what came of it
   */
  record TokenChecked(ExchangeId exchange, TokenName name, TokenType type, Verdict verdict)
      implements OfExchange {}

  /**
   * A refresh token was used for the first time.
   *
   * @param sid its family
   * @param jti which token
   * @param successor the refresh token that replaces it
   * @param at when
   */
  record TokenRotated(String sid, String jti, String successor, Instant at) implements Truth {}

  /**
   * A refresh token was used twice.
   *
   * @param sid its family
   * @param name which token
   * @param exchange by which request; null where none is known
   * @param at when
   */
  record ReuseDetected(String sid, TokenName name, @Nullable ExchangeId exchange, Instant at)
      implements Truth {}

  /**
   * Tokens ended before their time.
   *
   * @param jti which token; null for every token of the kind with a serial up to {@code upTo}
   * @param type which kind
   * @param upTo the last serial it applies to, where no token is named
   * @param by why
   * @param at when
   */
  record TokenEnded(@Nullable String jti, TokenType type, long upTo, EndedBy by, Instant at)
      implements Truth {}

  /** Why a token or a family ended before its time. */
  enum EndedBy {
    /** Somebody logged out. */
    LOGOUT,
    /** The client asked for it (RFC 7009). */
    REVOCATION,
    /** A refresh token was used twice. */
    REUSE,
    /** An authorization code was used twice. */
    CODE_REUSE,
    /** The person at the lab wanted it. */
    LAB
  }

  /**
   * No refresh token of the family is good any more.
   *
   * @param sid which family
   * @param by why
   * @param at when
   */
  record FamilyRevoked(String sid, EndedBy by, Instant at) implements Truth {}

  /**
   * The server signs with a new key. The key itself is in the key file, never here.
   *
   * @param keyId {@code kid}
   * @param alg what it signs with
   * @param change what became of the old one
   */
  record KeyRotated(String keyId, Alg alg, KeyChange change) implements Event {}

  /**
   * An authorization code exists (RFC 6749 §4.1.2).
   *
   * @param code its hash
   * @param clientId bound to this client
   * @param redirectUri and to this URI
   * @param challenge S256 code challenge (RFC 7636 §4.2)
   * @param subject who logged in
   * @param scope what was granted
   * @param expiresAt its end, 60 s after its issue
   */
  record CodeIssued(
      TokenHash code,
      String clientId,
      String redirectUri,
      String challenge,
      String subject,
      Set<String> scope,
      Instant expiresAt)
      implements Truth {}

  /**
   * An authorization code was exchanged for tokens.
   *
   * @param code its hash
   * @param sid the family that came of it
   */
  record CodeRedeemed(TokenHash code, String sid) implements Truth {}

  // client belief

  /**
   * The client has these tokens now.
   *
   * @param lane which client
   * @param access the access token; a secret
   * @param accessExpiresAt when it ends, by the client's reckoning, on the lab clock; null where
   *     the server did not say
   * @param refresh the refresh token; a secret; null where it has none
   * @param refreshExpiresAt when it ends, likewise
   * @param store where they are kept
   */
  record TokensStored(
      Lane lane,
      String access,
      @Nullable Instant accessExpiresAt,
      @Nullable String refresh,
      @Nullable Instant refreshExpiresAt,
      StoreKind store)
      implements Event {
    /** Tokens do not belong into logs. */
    @Override
    public String toString() {
      return "TokensStored[" + lane.value() + ", " + store + "]";
    }
  }

  /**
   * The store could not be read or written; the session, if there is one, goes on in memory.
   *
   * @param lane which client
   * @param location which file
   * @param flaw what is wrong with it
   * @param aside where it was moved to; null where it was not
   * @param detail what the file system said
   */
  record StoreFailed(
      Lane lane, String location, FileFlaw flaw, @Nullable String aside, String detail)
      implements Event {}

  /**
   * A client set out to refresh.
   *
   * @param lane which client
   * @param refresh its number
   * @param why because of a 401, or ahead of time
   */
  record RefreshStarted(Lane lane, long refresh, RefreshWhy why) implements Event {
    @Override
    public Optional<String> opens() {
      return Optional.of("refresh " + refresh);
    }
  }

  /** What makes a client refresh. */
  enum RefreshWhy {
    AFTER_401,
    AHEAD_OF_TIME,
    /** Only a client that is broken on purpose does this. */
    AFTER_403
  }

  /**
   * Another caller waits for a refresh that is under way.
   *
   * @param lane which client
   * @param refresh its number
   * @param call who waits
   */
  record RefreshJoined(Lane lane, long refresh, long call) implements Event {}

  /**
   * A refresh ended.
   *
   * @param lane which client
   * @param refresh its number
   * @param result how
   */
  record RefreshFinished(Lane lane, long refresh, RefreshResult result) implements Event {
    @Override
    public Optional<String> closes() {
      return Optional.of("refresh " + refresh);
    }
  }

  /** How a refresh ended for the client. */
  enum RefreshResult {
    /** There are new tokens. */
    REFRESHED,
    /** Somebody else had refreshed already. */
    ADOPTED,
    /** The server will not refresh this session again. */
    REFUSED,
    /** It did not work this time; the session goes on. */
    FAILED,
    /** A logout came first. */
    OVERTAKEN
  }

  /**
   * The client has no session and cannot get one by itself.
   *
   * @param lane which client
   * @param reason why
   */
  record LoginRequired(Lane lane, LoginReason reason) implements Event {}

  /**
   * The client forgot its tokens.
   *
   * @param lane which client
   */
  record TokensCleared(Lane lane) implements Event {}

  // the lab

  /**
   * Other settings are in force.
   *
   * @param settings from now on
   */
  record SettingsChanged(Settings settings) implements Event {}

  /**
   * The lab clock goes otherwise than before.
   *
   * @param speed lab seconds in a real second
   * @param paused whether it stands
   * @param jumped how far it was put forward by this
   * @param skew how far the built-in client's clock is ahead of it
   */
  record ClockChanged(double speed, boolean paused, Duration jumped, Duration skew)
      implements Event {}

  /**
   * The server will misbehave.
   *
   * @param fault its number
   * @param rule how and when
   */
  record FaultArmed(long fault, FaultRule rule) implements Event {}

  /**
   * The server misbehaved.
   *
   * @param exchange in which exchange
   * @param fault which fault
   * @param kind one of {@link dev.tokenscope.intent.Fault#NAMES}; empty in a recording that does
   *     not say
   */
  record FaultFired(ExchangeId exchange, long fault, String kind) implements OfExchange {
    /** Older recordings have only the number. */
    public FaultFired {
      kind = Objects.requireNonNullElse(kind, "");
    }
  }

  /**
   * One fault strikes no more.
   *
   * @param fault its number
   */
  record FaultDisarmed(long fault) implements Event {}

  /** The server behaves again. */
  record FaultsDisarmed() implements Event {}

  /**
   * The attacker copied a refresh token out of a client's store.
   *
   * @param from whose store
   * @param token the token; a secret
   */
  record TokenStolen(Lane from, String token) implements Event {
    /** Tokens do not belong into logs. */
    @Override
    public String toString() {
      return "TokenStolen[" + from.value() + "]";
    }
  }

  /**
   * Something went wrong on this computer.
   *
   * @param trouble what
   */
  record TroubleMet(Trouble trouble) implements Event {}

  /**
   * Somebody wrote a note.
   *
   * @param text what it says
   */
  record NotePinned(String text) implements Event {}

  /**
   * This journal goes on from a moment of another one.
   *
   * @param source which one
   * @param seq the last entry they share
   */
  record ForkedFrom(String source, long seq) implements Event {}
}
