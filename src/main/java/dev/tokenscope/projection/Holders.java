package dev.tokenscope.projection;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.journal.Message;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who holds which tokens: what each party has stored, copied, shown or been given. */
public final class Holders implements Projection<Holders.Held> {

  /** More parties than this nobody can tell apart; the one that was silent longest is forgotten. */
  private static final int PARTIES_MAX = 24;

  /**
   * What every party holds.
   *
   * @param names how tokens are called
   * @param exchanges who waits for an answer
   * @param parties the last to act is last
   * @param stolen what was copied last out of the client's store; null for nothing
   */
  public record Held(
      TokenNames.Known names, Exchanges exchanges, List<Party> parties, @Nullable Stolen stolen) {

    /** What one party holds. */
    public Optional<Party> of(Lane lane) {
      return parties.stream().filter(party -> party.lane().equals(lane)).findFirst();
    }

    private Held with(Party changed) {
      List<Party> others = new ArrayList<>(parties);
      others.removeIf(party -> party.lane().equals(changed.lane()));
      if (others.size() == PARTIES_MAX) {
        others.removeFirst();
      }
      others.add(changed);
      return new Held(names, exchanges, List.copyOf(others), stolen);
    }

    private Held copied(String raw, Instant at) {
      return names.of(raw) instanceof TokenName.Issued token
          ? new Held(names, exchanges, parties, new Stolen(token, at))
          : this;
    }

    private Held got(Lane lane, List<String> raw) {
      Party party = of(lane).orElse(new Party(lane, null, null));
      for (String token : raw) {
        if (names.of(token) instanceof TokenName.Issued issued) {
          party = party.with(issued);
        }
      }
      return party.access() == null && party.refresh() == null ? this : with(party);
    }
  }

  /**
   * The newest tokens of a party.
   *
   * @param lane which party
   * @param access its access token; null for none
   * @param refresh its refresh token; null for none
   */
  public record Party(
      Lane lane, TokenName.@Nullable Issued access, TokenName.@Nullable Issued refresh) {
    private Party with(TokenName.Issued token) {
      return token.type() == TokenType.ACCESS
          ? new Party(lane, token, refresh)
          : new Party(lane, access, token);
    }
  }

  /**
   * A refresh token that was copied.
   *
   * @param token which
   * @param at when, in lab time
   */
  public record Stolen(TokenName.Issued token, Instant at) {}

  private final TokenNames names = new TokenNames();

  @Override
  public Held initial() {
    return new Held(names.initial(), Exchanges.NONE, List.of(), null);
  }

  @Override
  public Held apply(Held before, Entry entry) {
    Held held =
        new Held(
            names.apply(before.names(), entry),
            before.exchanges(),
            before.parties(),
            before.stolen());
    return switch (entry.event()) {
      case Event.OfExchange part -> {
        Held after = message(held, part);
        yield new Held(
            after.names(), held.exchanges().after(part), after.parties(), after.stolen());
      }
      case Event.TokensStored(var lane, var access, _, var refresh, _, _) ->
          held.with(new Party(lane, null, null))
              .got(lane, refresh == null ? List.of(access) : List.of(access, refresh));
      case Event.TokensCleared(var lane) -> held.with(new Party(lane, null, null));
      case Event.TokenStolen(_, var token) ->
          held.got(Lane.ATTACKER, List.of(token)).copied(token, entry.at());
      case Event.SessionStarted _,
          Event.Asked _,
          Event.ServerStarted _,
          Event.ServerStopped _,
          Event.ClientStarted _,
          Event.ClientStopped _,
          Event.LoginRefused _,
          Event.CallStarted _,
          Event.CallFinished _,
          Event.Truth _,
          Event.KeyRotated _,
          Event.StoreFailed _,
          Event.RefreshStarted _,
          Event.RefreshJoined _,
          Event.RefreshFinished _,
          Event.LoginRequired _,
          Event.SettingsChanged _,
          Event.ClockChanged _,
          Event.FaultArmed _,
          Event.FaultDisarmed _,
          Event.FaultsDisarmed _,
          Event.TroubleMet _,
          Event.NotePinned _,
          Event.ForkedFrom _ ->
          held;
    };
  }

  /** The built-in client tells what it keeps; of the others only the wire tells. */
  private static Held message(Held held, Event.OfExchange part) {
    return switch (part) {
      case Event.RequestReceived(_, var peer, var request) when !peer.lane().isBuiltIn() ->
          held.got(peer.lane(), Carried.in(request));
      case Event.ResponseReceived(var id, var response) -> given(held, id, response);
      case Event.ResponseSent(var id, var response) ->
          held.exchanges().request(id).filter(open -> !open.builtIn()).isPresent()
              ? given(held, id, response)
              : held;
      case Event.RequestSent _,
          Event.RequestReceived _,
          Event.ExchangeFailed _,
          Event.Held _,
          Event.Released _,
          Event.TokenChecked _,
          Event.FaultFired _ ->
          held;
    };
  }

  private static Held given(Held held, ExchangeId id, Message.Response response) {
    return held.exchanges()
        .request(id)
        .filter(open -> !open.lane().equals(Lane.CLIENT))
        .map(open -> held.got(open.lane(), Carried.in(response)))
        .orElse(held);
  }
}
