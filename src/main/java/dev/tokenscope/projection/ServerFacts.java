package dev.tokenscope.projection;

import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.TokenName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the server has beside its families: keys and armed faults. A key is known from the first
 * token that it signed, because the one that a server begins with is no event.
 */
public final class ServerFacts implements Projection<ServerFacts.Facts> {

  /** What a key is good for. */
  public enum KeyUse {
    /** New tokens are signed with it, and old ones verified. */
    SIGNS,
    /** Tokens that it signed are still accepted. */
    VERIFIES,
    /** What it signed is refused. */
    GONE
  }

  /**
   * A key. The private half is in the server's key file and nowhere else.
   *
   * @param kid its id
   * @param alg what it signs with, for example {@code ES256}
   * @param since when it came, or when it was seen first
   * @param use what it is good for
   */
  public record Key(String kid, String alg, Instant since, KeyUse use) {
    private Key now(KeyUse value) {
      return new Key(kid, alg, since, value);
    }
  }

  /**
   * A fault that waits for its request.
   *
   * @param number of the fault
   * @param rule how and when it strikes
   * @param fired how often it did
   */
  public record Armed(long number, FaultRule rule, int fired) {}

  /**
   * What is known.
   *
   * @param keys the newest last
   * @param faults in the order in which they were armed
   * @param struck how often each kind of fault has struck, by its name
   * @param jtis the ids of tokens by their names
   * @param headers of the tokens so far, so that none is taken apart twice
   */
  public record Facts(
      List<Key> keys,
      List<Armed> faults,
      SharedMap<String, Integer> struck,
      SharedMap<TokenName.Issued, String> jtis,
      Set<String> headers) {

    /** The id of a token. */
    public Optional<String> jti(TokenName.Issued name) {
      return jtis.get(name);
    }

    private Facts keys(List<Key> value) {
      return new Facts(List.copyOf(value), faults, struck, jtis, headers);
    }

    private Facts faults(List<Armed> value) {
      return new Facts(keys, List.copyOf(value), struck, jtis, headers);
    }

    private Facts struck(String kind) {
      return new Facts(
          keys, faults, struck.with(kind, struck.get(kind).orElse(0) + 1), jtis, headers);
    }
  }

  @Override
  public Facts initial() {
    return new Facts(List.of(), List.of(), SharedMap.empty(), SharedMap.empty(), Set.of());
  }

  @Override
  public Facts apply(Facts facts, Entry entry) {
    return switch (entry.event()) {
      case Event.TokenIssued issued -> issued(facts, issued);
      case Event.KeyRotated(var kid, var alg, var change) ->
          facts.keys(
              rotated(facts.keys(), new Key(kid, alg.name(), entry.at(), KeyUse.SIGNS), change));
      case Event.FaultArmed(var number, var rule) -> {
        List<Armed> more = new ArrayList<>(facts.faults());
        more.add(new Armed(number, rule, 0));
        yield facts.faults(more);
      }
      case Event.FaultFired(_, var number, var kind) ->
          facts.faults(fired(facts.faults(), number)).struck(kind);
      case Event.FaultDisarmed(var number) ->
          facts.faults(facts.faults().stream().filter(armed -> armed.number() != number).toList());
      case Event.FaultsDisarmed _ -> facts.faults(List.of());
      case Event.SessionStarted _,
          Event.Asked _,
          Event.ServerStarted _,
          Event.ServerStopped _,
          Event.ClientStarted _,
          Event.ClientStopped _,
          Event.LoginRefused _,
          Event.CallStarted _,
          Event.CallFinished _,
          Event.RequestSent _,
          Event.RequestReceived _,
          Event.ResponseSent _,
          Event.ResponseReceived _,
          Event.ExchangeFailed _,
          Event.Held _,
          Event.Released _,
          Event.TokenChecked _,
          Event.FamilyStarted _,
          Event.TokenRotated _,
          Event.ReuseDetected _,
          Event.TokenEnded _,
          Event.FamilyRevoked _,
          Event.CodeIssued _,
          Event.CodeRedeemed _,
          Event.TokensStored _,
          Event.StoreFailed _,
          Event.RefreshStarted _,
          Event.RefreshJoined _,
          Event.RefreshFinished _,
          Event.LoginRequired _,
          Event.TokensCleared _,
          Event.SettingsChanged _,
          Event.ClockChanged _,
          Event.TokenStolen _,
          Event.TroubleMet _,
          Event.NotePinned _,
          Event.ForkedFrom _ ->
          facts;
    };
  }

  private static Facts issued(Facts facts, Event.TokenIssued issued) {
    Facts named =
        new Facts(
            facts.keys(),
            facts.faults(),
            facts.struck(),
            facts.jtis().with(issued.name(), issued.jti()),
            facts.headers());
    int end = issued.token().indexOf('.');
    if (end < 0 || named.headers().contains(issued.token().substring(0, end))) {
      return named;
    }
    return Jwt.parse(issued.token())
        .map(jwt -> seen(named, jwt, issued.token().substring(0, end), issued.issuedAt()))
        .orElse(named);
  }

  private static Facts seen(Facts facts, Jwt jwt, String header, Instant at) {
    Set<String> headers = new TreeSet<>(facts.headers());
    headers.add(header);
    boolean known =
        facts.keys().stream()
            .anyMatch(key -> key.kid().equals(jwt.keyId()) && key.use() != KeyUse.GONE);
    List<Key> keys =
        known
            ? facts.keys()
            : rotated(
                facts.keys(),
                new Key(jwt.keyId(), jwt.algorithm(), at, KeyUse.SIGNS),
                KeyChange.OVERLAP);
    return new Facts(
        List.copyOf(keys), facts.faults(), facts.struck(), facts.jtis(), Set.copyOf(headers));
  }

  private static List<Key> rotated(List<Key> before, Key fresh, KeyChange change) {
    List<Key> keys = new ArrayList<>();
    for (Key key : before) {
      keys.add(
          switch (change) {
            case OVERLAP ->
                key.use() == KeyUse.SIGNS && key.alg().equals(fresh.alg())
                    ? key.now(KeyUse.VERIFIES)
                    : key;
            // only the new key is left, whatever the others signed with
            case HARD, SAME_KID -> key.now(KeyUse.GONE);
          });
    }
    keys.add(fresh);
    return keys;
  }

  private static List<Armed> fired(List<Armed> faults, long number) {
    List<Armed> left = new ArrayList<>();
    for (Armed one : faults) {
      Armed now = one.number() == number ? new Armed(number, one.rule(), one.fired() + 1) : one;
      if (now.rule().times() == 0 || now.fired() < now.rule().times()) {
        left.add(now);
      }
    }
    return left;
  }
}
