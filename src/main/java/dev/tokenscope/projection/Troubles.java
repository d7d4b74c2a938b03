package dev.tokenscope.projection;

import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.ExchangeId;
import dev.tokenscope.journal.FailureKind;
import dev.tokenscope.journal.Kept;
import dev.tokenscope.journal.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What went wrong on this computer, for whoever has to tell a person. What a person asked for, a
 * dropped message or a fault, is no trouble.
 */
public final class Troubles implements Projection<Troubles.Known> {

  private static final int KEPT_MAX = 100;

  /**
   * A trouble.
   *
   * @param seq the entry that tells of it last
   * @param at when, in lab time
   * @param trouble what it is
   * @param times how often it came in a row
   * @param over whether what failed has worked again since
   */
  public record Met(long seq, Instant at, Trouble trouble, int times, boolean over) {
    private Met again(Entry entry, Trouble latest) {
      return new Met(entry.seq(), entry.at(), latest, times + 1, false);
    }

    private Met overcome() {
      return new Met(seq, at, trouble, times, true);
    }
  }

  /**
   * The troubles so far.
   *
   * @param met oldest first; the newest hundred
   * @param origin of the server
   * @param faulted exchanges that the server spoils because it was told to
   */
  public record Known(List<Met> met, String origin, Set<ExchangeId> faulted) {

    /** Those that came after an entry, oldest first; 0 for all. */
    public List<Met> since(long seq) {
      return met.stream().filter(one -> one.seq() > seq).toList();
    }
  }

  @Override
  public Known initial() {
    return new Known(List.of(), "", Set.of());
  }

  @Override
  public Known apply(Known known, Entry entry) {
    return switch (entry.event()) {
      case Event.TroubleMet(var trouble) -> with(known, entry, trouble);
      case Event.StoreFailed(_, var location, var flaw, var aside, var detail) ->
          with(
              known,
              entry,
              aside == null
                  ? new Trouble.NotKept(Kept.TOKENS, location, flaw, detail)
                  : new Trouble.MovedAside(Kept.TOKENS, location, aside, flaw, detail));
      case Event.TokensStored(_, _, _, _, _, var store) ->
          store == StoreKind.MEMORY ? known : overcome(known, Trouble.NotKept.class);
      case Event.ServerStarted(var origin) -> new Known(known.met(), origin, known.faulted());
      case Event.FaultFired(var exchange, _, _) -> faulted(known, exchange, true);
      case Event.ResponseReceived(var exchange, _) ->
          faulted(overcome(known, Trouble.NoAnswer.class), exchange, false);
      case Event.ExchangeFailed failed -> noAnswer(known, entry, failed);
      case Event.SessionStarted _,
          Event.Asked _,
          Event.ServerStopped _,
          Event.ClientStarted _,
          Event.ClientStopped _,
          Event.LoginRefused _,
          Event.CallStarted _,
          Event.CallFinished _,
          Event.RequestSent _,
          Event.RequestReceived _,
          Event.ResponseSent _,
          Event.Held _,
          Event.Released _,
          Event.TokenChecked _,
          Event.FamilyStarted _,
          Event.TokenIssued _,
          Event.TokenRotated _,
          Event.ReuseDetected _,
          Event.TokenEnded _,
          Event.FamilyRevoked _,
          Event.KeyRotated _,
          Event.CodeIssued _,
          Event.CodeRedeemed _,
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
          Event.NotePinned _,
          Event.ForkedFrom _ ->
          known;
    };
  }

  private static Known noAnswer(Known known, Entry entry, Event.ExchangeFailed failed) {
    boolean wished =
        failed.kind() == FailureKind.DROPPED
            || failed.kind() == FailureKind.CANCELLED
            || known.faulted().contains(failed.exchange());
    Known rest = faulted(known, failed.exchange(), false);
    return wished
        ? rest
        : with(rest, entry, new Trouble.NoAnswer(failed.kind(), known.origin(), failed.detail()));
  }

  private static Known with(Known known, Entry entry, Trouble trouble) {
    List<Met> met = new ArrayList<>(known.met());
    if (!met.isEmpty() && !met.getLast().over() && same(met.getLast().trouble(), trouble)) {
      met.add(met.removeLast().again(entry, trouble));
    } else {
      met.add(new Met(entry.seq(), entry.at(), trouble, 1, false));
    }
    if (met.size() > KEPT_MAX) {
      met.removeFirst();
    }
    return new Known(List.copyOf(met), known.origin(), known.faulted());
  }

  /** Whether it is the same trouble once more; the details may differ. */
  private static boolean same(Trouble one, Trouble other) {
    return switch (one) {
      case Trouble.NoAnswer(var kind, var origin, _) ->
          other instanceof Trouble.NoAnswer(var again, var there, _)
              && kind == again
              && origin.equals(there);
      case Trouble.NotKept(var what, var file, var flaw, _) ->
          other instanceof Trouble.NotKept(var again, var there, var likewise, _)
              && what == again
              && file.equals(there)
              && flaw == likewise;
      case Trouble.PortTaken _,
          Trouble.CannotListen _,
          Trouble.FolderUnusable _,
          Trouble.FolderTaken _,
          Trouble.MovedAside _,
          Trouble.ClockTurnedBack _ ->
          one.equals(other);
    };
  }

  private static Known overcome(Known known, Class<? extends Trouble> kind) {
    if (known.met().stream().noneMatch(met -> concerns(met, kind))) {
      return known;
    }
    return new Known(
        known.met().stream().map(met -> concerns(met, kind) ? met.overcome() : met).toList(),
        known.origin(),
        known.faulted());
  }

  /** Of what is kept in files only the tokens tell of their success. */
  private static boolean concerns(Met met, Class<? extends Trouble> kind) {
    return !met.over()
        && kind.isInstance(met.trouble())
        && !(met.trouble() instanceof Trouble.NotKept(var what, _, _, _) && what != Kept.TOKENS);
  }

  private static Known faulted(Known known, ExchangeId exchange, boolean spoilt) {
    if (known.faulted().contains(exchange) == spoilt) {
      return known;
    }
    Set<ExchangeId> faulted = new HashSet<>(known.faulted());
    if (spoilt) {
      faulted.add(exchange);
    } else {
      faulted.remove(exchange);
    }
    return new Known(known.met(), known.origin(), Set.copyOf(faulted));
  }
}
