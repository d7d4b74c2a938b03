package dev.tokenscope.projection;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.token.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the server knows: families, their tokens, and what became of each. */
public final class Families implements Projection<Families.Tree> {

  private static final int OUTSIDERS_MAX = 8;
  private static final int SWITCHES_MAX = 1_000;

  /**
   * The settings in force, and what they were.
   *
   * @param settings in force
   * @param switched the entries by which the deny list was switched on or off
   */
  public record InForce(Settings settings, SharedList<Long> switched) {

    /** Whether the API asked at an entry for revoked families and tokens. */
    public boolean deniesAt(long seq) {
      boolean denies = settings.denyList();
      for (int i = switched.size() - 1; i >= 0 && switched.get(i) > seq; i--) {
        denies = !denies;
      }
      return denies;
    }

    private InForce then(Settings now, long seq) {
      return new InForce(
          now,
          now.denyList() == settings.denyList()
              ? switched
              : switched.with(seq).within(SWITCHES_MAX));
    }
  }

  /**
   * Every family so far.
   *
   * @param names how tokens are called
   * @param inForce the settings
   * @param order ids of the families in the order of their birth
   * @param families by id
   * @param tokens by name
   * @param issued how many tokens were issued
   * @param ended for each kind of token, which ones ended all at once
   * @param senders who sent the requests that are under way
   * @param outsiders for each client that is none of ours, which token it showed last; newest first
   */
  public record Tree(
      TokenNames.Known names,
      InForce inForce,
      SharedList<String> order,
      SharedMap<String, Family> families,
      SharedMap<TokenName.Issued, IssuedToken> tokens,
      long issued,
      SharedMap<TokenType, Sweep> ended,
      SharedMap<ExchangeId, Lane> senders,
      List<Showing> outsiders) {

    private static final int REMEMBERED = 64;

    /** The settings in force. */
    public Settings settings() {
      return inForce.settings();
    }

    /** The families in the order of their birth. */
    public List<Family> all() {
      return order.stream().flatMap(sid -> families.get(sid).stream()).toList();
    }

    /** The family that was born last. */
    public Optional<Family> newest() {
      return order.isEmpty() ? Optional.empty() : families.get(order.getLast());
    }

    /**
     * The refresh token whose second use ended the newest family; empty where it ended otherwise.
     * It is looked for among the newest 64, as many as the server remembers.
     */
    public Optional<IssuedToken> stolen() {
      return newest()
          .filter(family -> family.revokedBy() == EndedBy.REUSE)
          .flatMap(
              family -> {
                SharedList<TokenName.Issued> names = family.refreshTokens();
                return IntStream.rangeClosed(1, Math.min(REMEMBERED, names.size()))
                    .mapToObj(back -> tokens.get(names.get(names.size() - back)))
                    .flatMap(Optional::stream)
                    .filter(token -> token.reusedAt() != null)
                    .findFirst();
              });
    }

    /** A token by its name; empty for one that was never issued here. */
    public Optional<IssuedToken> token(TokenName name) {
      return name instanceof TokenName.Issued issued ? tokens.get(issued) : Optional.empty();
    }

    /** The end of every token of a kind, where it met this one. */
    public Optional<Sweep> sweep(IssuedToken token) {
      return ended.get(token.name().type()).filter(all -> token.order() <= all.upTo());
    }

    /** What the server thinks of a token at an instant. */
    public TokenStatus status(IssuedToken token, Instant at) {
      boolean refresh = token.name().type() == TokenType.REFRESH;
      if (token.reusedAt() != null) {
        return TokenStatus.REUSED;
      }
      if (token.usedAt() != null) {
        return TokenStatus.USED;
      }
      Optional<Sweep> sweep = sweep(token);
      if (sweep.isPresent()) {
        // somebody at the lab let them expire; anything else is a revocation
        return sweep.get().by() == EndedBy.LAB ? TokenStatus.EXPIRED : TokenStatus.REVOKED;
      }
      boolean familyCounts = refresh || settings().denyList();
      boolean familyRevoked =
          families.get(token.sid()).filter(Family::revoked).isPresent() && familyCounts;
      if (token.endedAt() != null || familyRevoked) {
        return TokenStatus.REVOKED;
      }
      Instant end = refresh ? token.expiresAt() : token.expiresAt().plus(settings().leeway());
      return at.isBefore(end) ? TokenStatus.VALID : TokenStatus.EXPIRED;
    }
  }

  /** Every token that was issued up to a number ended at once. */
  public record Sweep(long upTo, Instant at, EndedBy by) {}

  private final TokenNames names = new TokenNames();

  @Override
  public Tree initial() {
    return new Tree(
        names.initial(),
        new InForce(Profile.CLASSROOM.settings(), SharedList.empty()),
        SharedList.empty(),
        SharedMap.empty(),
        SharedMap.empty(),
        0,
        SharedMap.empty(),
        SharedMap.empty(),
        List.of());
  }

  @Override
  public Tree apply(Tree before, Entry entry) {
    Tree tree = named(before, names.apply(before.names(), entry));
    return switch (entry.event()) {
      case Event.SessionStarted(_, _, var settings, _) -> settled(tree, settings, entry.seq());
      case Event.SettingsChanged(var settings) -> settled(tree, settings, entry.seq());
      case Event.FamilyStarted(
              var sid,
              var letter,
              var client,
              var subject,
              var scope,
              var at,
              var absolute) ->
          tree.families().get(sid).isPresent()
              ? tree
              : born(
                  tree,
                  new Family(
                      sid,
                      letter,
                      client,
                      subject,
                      scope,
                      at,
                      absolute,
                      SharedList.empty(),
                      SharedList.empty(),
                      null,
                      null,
                      null));
      case Event.TokenIssued issued -> issued(tree, issued);
      case Event.TokenRotated(_, var jti, var successor, var at) ->
          token(tree, jti, token -> token.used(at, successor));
      case Event.ReuseDetected(_, var name, var exchange, var at) ->
          token(tree, name, token -> token.reused(at, sender(tree, exchange)));
      case Event.TokenEnded(var jti, var type, _, var by, var at) ->
          jti == null
              ? ended(tree, type, new Sweep(tree.issued(), at, by))
              : token(tree, jti, token -> token.ended(at, by));
      case Event.FamilyRevoked(var sid, var by, var at) ->
          family(tree, sid, family -> family.revoked(at, by));
      case Event.OfExchange part -> exchange(tree, part, entry.at());
      case Event.Asked _,
          Event.ServerStarted _,
          Event.ServerStopped _,
          Event.ClientStarted _,
          Event.ClientStopped _,
          Event.LoginRefused _,
          Event.CallStarted _,
          Event.CallFinished _,
          Event.KeyRotated _,
          Event.CodeIssued _,
          Event.CodeRedeemed _,
          Event.TokensStored _,
          Event.StoreFailed _,
          Event.RefreshStarted _,
          Event.RefreshJoined _,
          Event.RefreshFinished _,
          Event.LoginRequired _,
          Event.TokensCleared _,
          Event.ClockChanged _,
          Event.FaultArmed _,
          Event.FaultDisarmed _,
          Event.FaultsDisarmed _,
          Event.TokenStolen _,
          Event.TroubleMet _,
          Event.NotePinned _,
          Event.ForkedFrom _ ->
          tree;
    };
  }

  private static Tree exchange(Tree tree, Event.OfExchange part, Instant at) {
    return switch (part) {
      case Event.RequestSent(var id, var lane, _, _) ->
          senders(tree, tree.senders().with(id, lane));
      case Event.RequestReceived(var id, var peer, _) ->
          tree.senders().get(id).isPresent()
              ? tree
              : senders(tree, tree.senders().with(id, peer.lane()));
      case Event.TokenChecked checked ->
          tree.senders()
              .get(checked.exchange())
              .map(lane -> checked(tree, checked, lane, at))
              .orElse(tree);
      case Event.ResponseSent(var id, _) -> senders(tree, tree.senders().without(id));
      case Event.ResponseReceived _,
          Event.ExchangeFailed _,
          Event.Held _,
          Event.Released _,
          Event.FaultFired _ ->
          tree;
    };
  }

  private static Tree checked(Tree tree, Event.TokenChecked event, Lane lane, Instant at) {
    boolean accepted = event.verdict() instanceof Verdict.Accepted;
    Showing showing = new Showing(lane, event.name(), at, accepted);
    Tree noted = outsider(tree, showing);
    Tree used =
        tree.token(event.name())
            .map(token -> family(noted, token.sid(), family -> family.used(showing)))
            .orElse(noted);
    Verdict.Reason refused =
        event.verdict() instanceof Verdict.Refused(var reason, _) ? reason : null;
    return event.type() == TokenType.REFRESH
        ? token(used, event.name(), token -> token.presented(lane).with(lane, refused, at))
        : used;
  }

  private static Tree outsider(Tree tree, Showing showing) {
    if (showing.by().isBuiltIn()) {
      return tree;
    }
    List<Showing> newest =
        Stream.concat(
                Stream.of(showing),
                tree.outsiders().stream().filter(other -> !other.by().equals(showing.by())))
            .limit(OUTSIDERS_MAX)
            .toList();
    return new Tree(
        tree.names(),
        tree.inForce(),
        tree.order(),
        tree.families(),
        tree.tokens(),
        tree.issued(),
        tree.ended(),
        tree.senders(),
        newest);
  }

  private static @Nullable Lane sender(Tree tree, @Nullable ExchangeId exchange) {
    return exchange == null ? null : tree.senders().get(exchange).orElse(null);
  }

  private static Tree issued(Tree tree, Event.TokenIssued event) {
    IssuedToken token =
        IssuedToken.issued(
            event.name(),
            event.sid(),
            tree.issued() + 1,
            event.generation(),
            event.parent(),
            event.issuedAt(),
            event.expiresAt());
    Tree with =
        new Tree(
            tree.names(),
            tree.inForce(),
            tree.order(),
            tree.families(),
            tree.tokens().with(event.name(), token),
            token.order(),
            tree.ended(),
            tree.senders(),
            tree.outsiders());
    return family(with, event.sid(), family -> family.with(event.name()));
  }

  private static Tree token(Tree tree, String jti, UnaryOperator<IssuedToken> change) {
    return tree.names().ofJti(jti).map(name -> token(tree, name, change)).orElse(tree);
  }

  private static Tree token(Tree tree, TokenName name, UnaryOperator<IssuedToken> change) {
    return tree.token(name)
        .map(
            token ->
                new Tree(
                    tree.names(),
                    tree.inForce(),
                    tree.order(),
                    tree.families(),
                    tree.tokens().with(token.name(), change.apply(token)),
                    tree.issued(),
                    tree.ended(),
                    tree.senders(),
                    tree.outsiders()))
        .orElse(tree);
  }

  private static Tree family(Tree tree, String sid, UnaryOperator<Family> change) {
    return tree.families()
        .get(sid)
        .map(family -> families(tree, tree.order(), change.apply(family)))
        .orElse(tree);
  }

  private static Tree born(Tree tree, Family family) {
    return families(tree, tree.order().with(family.sid()), family);
  }

  private static Tree families(Tree tree, SharedList<String> order, Family changed) {
    return new Tree(
        tree.names(),
        tree.inForce(),
        order,
        tree.families().with(changed.sid(), changed),
        tree.tokens(),
        tree.issued(),
        tree.ended(),
        tree.senders(),
        tree.outsiders());
  }

  private static Tree named(Tree tree, TokenNames.Known names) {
    return new Tree(
        names,
        tree.inForce(),
        tree.order(),
        tree.families(),
        tree.tokens(),
        tree.issued(),
        tree.ended(),
        tree.senders(),
        tree.outsiders());
  }

  private static Tree settled(Tree tree, Settings settings, long seq) {
    return new Tree(
        tree.names(),
        tree.inForce().then(settings, seq),
        tree.order(),
        tree.families(),
        tree.tokens(),
        tree.issued(),
        tree.ended(),
        tree.senders(),
        tree.outsiders());
  }

  private static Tree ended(Tree tree, TokenType type, Sweep sweep) {
    return new Tree(
        tree.names(),
        tree.inForce(),
        tree.order(),
        tree.families(),
        tree.tokens(),
        tree.issued(),
        tree.ended().with(type, sweep),
        tree.senders(),
        tree.outsiders());
  }

  private static Tree senders(Tree tree, SharedMap<ExchangeId, Lane> senders) {
    return new Tree(
        tree.names(),
        tree.inForce(),
        tree.order(),
        tree.families(),
        tree.tokens(),
        tree.issued(),
        tree.ended(),
        senders,
        tree.outsiders());
  }
}
