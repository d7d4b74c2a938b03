package dev.tokenscope.projection;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenName;
import java.util.Optional;

/** How tokens are called: by the name they got when they were issued. */
public final class TokenNames implements Projection<TokenNames.Known> {

  /**
   * The names given so far.
   *
   * @param byHash the name of a token by its hash
   * @param byJti the name of a token by its id
   * @param letters the letter of a family by its id
   * @param families how many logins there were
   */
  public record Known(
      SharedMap<TokenHash, TokenName.Issued> byHash,
      SharedMap<String, TokenName.Issued> byJti,
      SharedMap<String, String> letters,
      int families) {

    /** The name of a raw token; one that was never issued here is called by its fingerprint. */
    public TokenName of(String token) {
      Optional<TokenName.Issued> issued = byHash.get(TokenHash.of(token));
      return issued.isPresent() ? issued.get() : TokenHash.unknownName(token);
    }

    /** The name of a token by its id. */
    public Optional<TokenName.Issued> ofJti(String jti) {
      return byJti.get(jti);
    }

    /** A name as people read it: the letter of the family is hidden while there is only one. */
    public String shown(TokenName name) {
      return families > 1 ? name.full() : name.shortName();
    }
  }

  @Override
  public Known initial() {
    return new Known(SharedMap.empty(), SharedMap.empty(), SharedMap.empty(), 0);
  }

  @Override
  public Known apply(Known known, Entry entry) {
    return switch (entry.event()) {
      case Event.FamilyStarted(var sid, var letter, _, _, _, _, _) ->
          new Known(
              known.byHash(),
              known.byJti(),
              known.letters().with(sid, letter),
              known.families() + (known.letters().get(sid).isPresent() ? 0 : 1));
      case Event.TokenIssued(var name, _, _, var jti, _, var hash, _, _, _, _, _) ->
          new Known(
              known.byHash().with(hash, name),
              known.byJti().with(jti, name),
              known.letters(),
              known.families());
      case Event.SessionStarted _,
          Event.Asked _,
          Event.ServerStarted _,
          Event.ServerStopped _,
          Event.ClientStarted _,
          Event.ClientStopped _,
          Event.LoginRefused _,
          Event.CallStarted _,
          Event.CallFinished _,
          Event.OfExchange _,
          Event.TokenRotated _,
          Event.ReuseDetected _,
          Event.TokenEnded _,
          Event.FamilyRevoked _,
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
          Event.SettingsChanged _,
          Event.ClockChanged _,
          Event.FaultArmed _,
          Event.FaultDisarmed _,
          Event.FaultsDisarmed _,
          Event.TokenStolen _,
          Event.TroubleMet _,
          Event.NotePinned _,
          Event.ForkedFrom _ ->
          known;
    };
  }
}
