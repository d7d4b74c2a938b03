package dev.tokenscope.audit;

import java.util.ArrayList;
import java.util.List;

/** What came of one check for one client: the worst of its rounds, and how it came to that. */
final class Tally {

  private static final int CHANGES_MAX = 16;

  private final Check check;
  private Finding settled;
  private Finding shown;
  private long at;
  private int times;
  private boolean counted;
  private final List<LiveClient.Change> earlier = new ArrayList<>();

  Tally(Check check) {
    this.check = check;
    this.settled = new Finding.NotObserved(check, Reason.NOT_MET, 0);
    this.shown = settled;
  }

  Check check() {
    return check;
  }

  /** What the present round comes to; it may come to something else later. */
  void offer(Finding finding, long seq) {
    if (rank(finding) > 1 && !counted) {
      counted = true;
      times++;
    }
    if (rank(finding) == 1 && rank(shown) > 1) {
      // what was judged stays judged, whatever else is under way by now
      return;
    }
    Finding worse = worse(settled, finding);
    if (!worse.equals(shown)) {
      if (at > 0 && earlier.size() < CHANGES_MAX) {
        earlier.add(new LiveClient.Change(shown, at));
      }
      shown = worse;
      at = seq;
    }
  }

  /** The round is over. */
  void close() {
    settled = shown;
    counted = false;
  }

  LiveClient.Verdict verdict() {
    return new LiveClient.Verdict(shown, at, times, List.copyOf(earlier));
  }

  /** The first of its kind stays: it is the one that was looked at. */
  private static Finding worse(Finding before, Finding now) {
    int difference = rank(now) - rank(before);
    if (difference == 0 && rank(now) == 1) {
      // of two reasons the newer one, unless it says nothing
      return isUnmet(now) ? before : now;
    }
    return difference > 0 ? now : before;
  }

  private static boolean isUnmet(Finding finding) {
    return finding instanceof Finding.NotObserved(_, var reason, _) && reason == Reason.NOT_MET;
  }

  private static int rank(Finding finding) {
    return switch (finding) {
      case Finding.Fail _ -> 5;
      case Finding.Warn _ -> 4;
      case Finding.Pass _ -> 3;
      case Finding.Info _ -> 2;
      case Finding.NotObserved _, Finding.Inconclusive _ -> 1;
    };
  }
}
