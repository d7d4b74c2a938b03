package dev.tokenscope.scenario;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.token.TokenType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One theft, tried for real against one {@link Defence}: a small laboratory of its own, with a
 * clock that is put forward. Nothing of it is computed; every line is the answer that came.
 *
 * @param defence what the server sets against it
 * @param first who refreshes first
 * @param deeds what was tried, in order
 * @param caught whether the server noticed the second use
 */
public record Theft(Defence defence, Who first, List<Deed> deeds, boolean caught) {

  /** Nobody can change what happened. */
  public Theft {
    deeds = List.copyOf(deeds);
  }

  /** The two who hold the same refresh token. */
  public enum Who {
    CLIENT,
    ATTACKER
  }

  /** What is tried. */
  public enum What {
    /** The first use of the refresh token after the theft. */
    REFRESH_FIRST,
    /** The other one uses the same refresh token. */
    REFRESH_SECOND,
    /** A call, right after that. */
    CALL_AFTER,
    /** A call, after every access token of that time has expired. */
    CALL_LATER
  }

  /**
   * What was tried, and whether it worked.
   *
   * @param who tried it
   * @param what was tried
   * @param worked whether the server did what was asked
   */
  public record Deed(Who who, What what, boolean worked) {}

  private static final long SEED = 11;
  private static final Duration JUST_AFTER = Duration.ofMillis(100);
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  /** Whether somebody can still go on at the end. */
  public boolean goesOn(Who who) {
    return deeds.stream()
        .anyMatch(deed -> deed.who() == who && deed.what() == What.CALL_LATER && deed.worked());
  }

  /** Whether somebody could still call the API right after the second use. */
  public boolean survives(Who who) {
    return deeds.stream()
        .anyMatch(deed -> deed.who() == who && deed.what() == What.CALL_AFTER && deed.worked());
  }

  /**
   * The same theft against every defence.
   *
   * @throws IOException when no port can be had
   */
  public static List<Theft> compare(Who first) throws IOException {
    List<Theft> all = new ArrayList<>();
    for (Defence defence : Defence.values()) {
      all.add(against(defence, first));
    }
    return all;
  }

  /**
   * The theft against one defence.
   *
   * @throws IOException when no port can be had
   */
  public static Theft against(Defence defence, Who first) throws IOException {
    LabClock clock = LabClock.standing(Run.START);
    try (Lab lab = new Lab(LabOptions.inMemory(defence.settings(), SEED, "theft"), clock, clock)) {
      lab.start();
      ask(lab, new Intent.LogIn("alice", "wonderland"));
      ask(lab, new Intent.Steal());
      ask(lab, new Intent.SkipToExpiry(TokenType.ACCESS, JUST_AFTER));
      List<Deed> deeds = new ArrayList<>();
      Who second = first == Who.CLIENT ? Who.ATTACKER : Who.CLIENT;
      deeds.add(new Deed(first, What.REFRESH_FIRST, refresh(lab, first)));
      ask(lab, new Intent.Advance(A_MOMENT));
      deeds.add(new Deed(second, What.REFRESH_SECOND, refresh(lab, second)));
      ask(lab, new Intent.Advance(A_MOMENT));
      for (Who who : List.of(Who.CLIENT, Who.ATTACKER)) {
        deeds.add(new Deed(who, What.CALL_AFTER, call(lab, who)));
      }
      // the classroom's access tokens live 15 s; those who may refresh do so at this call
      ask(lab, new Intent.Advance(defence.settings().lifetimes().access().plus(A_MOMENT)));
      for (Who who : List.of(Who.CLIENT, Who.ATTACKER)) {
        deeds.add(new Deed(who, What.CALL_LATER, who == Who.CLIENT ? call(lab, who) : goOn(lab)));
      }
      boolean caught =
          lab.journal().since(0).stream()
              .anyMatch(entry -> entry.event() instanceof Event.ReuseDetected);
      return new Theft(defence, first, deeds, caught);
    }
  }

  /** A client refreshes when it calls with a token that has expired. */
  private static boolean refresh(Lab lab, Who who) {
    return who == Who.CLIENT ? call(lab, who) : worked(ask(lab, new Intent.RefreshAsAttacker()));
  }

  private static boolean call(Lab lab, Who who) {
    return worked(
        ask(
            lab,
            who == Who.CLIENT
                ? new Intent.Call(ApiCall.ORDERS)
                : new Intent.CallAsAttacker(ApiCall.ORDERS)));
  }

  /** An attacker's access token has expired by then: it refreshes, and calls. */
  private static boolean goOn(Lab lab) {
    return worked(ask(lab, new Intent.RefreshAsAttacker())) && call(lab, Who.ATTACKER);
  }

  private static Outcome ask(Lab lab, Intent intent) {
    return lab.ask(intent).join();
  }

  private static boolean worked(Outcome outcome) {
    return outcome instanceof Outcome.Answered(int status, _) && status < 300;
  }
}
