package dev.tokenscope.audit;

import dev.tokenscope.audit.Exchange.Kind;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Wherever tokens go: AT-201 to AT-203. */
final class PlaceOccasions {

  /** How the header of every JWT begins: an opening brace and a quotation mark, in base64url. */
  private static final String TOKEN = "eyJ";

  private static final int REFRESHES_MAX = 8;

  private PlaceOccasions() {}

  /** AT-201 and AT-203: whatever is sent, but for calls in which there is nothing to be found. */
  static Sight everything(Scene scene) {
    List<Exchange> all = new ArrayList<>();
    int refreshes = 0;
    for (Exchange one : scene.round().exchanges()) {
      boolean refresh = one.kind() == Kind.REFRESH && ++refreshes <= REFRESHES_MAX;
      if (refresh || one.status() == 401 || carriesTokenElsewhere(one)) {
        all.add(one);
      }
    }
    Round before = scene.before();
    if (before != null) {
      // in the header style the refusal may be older than the round
      all.addAll(0, before.refused().stream().limit(1).toList());
    }
    return Sight.seen(scene.evidence(all, Map.of(), 0, 0));
  }

  /** Whether something that looks like a token stands anywhere but in its header. */
  static boolean carriesTokenElsewhere(Exchange one) {
    Message.Request request = one.request();
    if (request.target().contains(TOKEN)) {
      return true;
    }
    for (Header header : request.headers()) {
      if (header.value().contains(TOKEN) && !header.name().equalsIgnoreCase("Authorization")) {
        return true;
      }
    }
    return (one.kind() == Kind.API || one.kind() == Kind.OTHER)
        && request.body().size() > 0
        && request.body().textOrEmpty().contains(TOKEN);
  }

  /** AT-202: a redirect to another origin, and whether there is life after it. */
  static Sight redirect(Scene scene) {
    Round round = scene.round();
    List<Exchange> sent = round.struck(StatusFault.Redirect.class::isInstance);
    if (sent.isEmpty()) {
      return Sight.unseen(Reason.NOT_MET);
    }
    Exchange first = sent.getFirst();
    List<Exchange> seen =
        round.exchanges().stream().filter(one -> one.seq() >= first.seq()).toList();
    Exchange life =
        seen.stream()
            .filter(one -> one.kind() == Kind.API && one.seq() > first.answeredSeq())
            .findFirst()
            .orElse(null);
    return life == null
        ? Sight.unseen(Reason.NO_LIFE)
        : Sight.seen(
            scene.evidence(
                seen, Map.of("redirect", first.seq() - 1, "life", life.seq() - 1), 0, 1));
  }
}
