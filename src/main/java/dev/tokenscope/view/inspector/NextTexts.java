package dev.tokenscope.view.inspector;

import dev.tokenscope.journal.Event.RefreshResult;
import dev.tokenscope.journal.Event.RefreshWhy;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.projection.Explanation;
import dev.tokenscope.view.ReasonTexts;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What happened next, one sentence a step. */
final class NextTexts {

  private final Wording words;

  NextTexts(Wording words) {
    this.words = words;
  }

  List<String> of(Explanation told) {
    List<String> sentences =
        told.next().stream().map(this::sentence).flatMap(Optional::stream).toList();
    // that a login is needed is said by the client and again by the call that ends with it
    return IntStream.range(0, sentences.size())
        .filter(i -> sentences.lastIndexOf(sentences.get(i)) == i)
        .mapToObj(sentences::get)
        .toList();
  }

  private Optional<String> sentence(Explanation.Next next) {
    return switch (next) {
      case Explanation.Next.Refreshing(var why) -> Optional.of(words.get(refreshing(why)));
      case Explanation.Next.Waiting _ -> Optional.of(words.get("explain.next.waiting"));
      case Explanation.Next.Sent(_, var method, var target, var tokens) ->
          Optional.of(
              tokens.isEmpty()
                  ? words.get("explain.next.sentPlain", method + " " + target)
                  : words.get("explain.next.sent", method + " " + target, words.names(tokens)));
      case Explanation.Next.Got(_, var status, var tokens) ->
          Optional.of(
              tokens.isEmpty()
                  ? words.get("explain.next.gotPlain", status)
                  : words.get("explain.next.got", status, words.names(tokens)));
      case Explanation.Next.Kept(var access, var refresh) ->
          Optional.of(
              refresh == null
                  ? words.get("explain.next.keptOne", words.name(access))
                  : words.get("explain.next.kept", words.name(access), words.name(refresh)));
      case Explanation.Next.Refreshed(var result) -> refreshed(result);
      case Explanation.Next.LoginNeeded(var reason) ->
          Optional.of(new ReasonTexts(words.texts()).title(reason));
      case Explanation.Next.CallEnded(var outcome) -> Optional.of(ended(outcome));
    };
  }

  private static String refreshing(RefreshWhy why) {
    return switch (why) {
      case AFTER_401 -> "explain.next.refreshingAfter401";
      case AHEAD_OF_TIME -> "explain.next.refreshingAhead";
      case AFTER_403 -> "explain.next.refreshingAfter403";
    };
  }

  /** That it worked is said by the tokens that came. */
  private Optional<String> refreshed(RefreshResult result) {
    return switch (result) {
      case REFRESHED -> Optional.empty();
      case ADOPTED -> Optional.of(words.get("explain.next.refreshedAdopted"));
      case REFUSED -> Optional.of(words.get("explain.next.refreshedRefused"));
      case FAILED -> Optional.of(words.get("explain.next.refreshedFailed"));
      case OVERTAKEN -> Optional.of(words.get("explain.next.refreshedOvertaken"));
    };
  }

  private String ended(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered(var status, _) -> words.get("explain.next.answered", status);
      case Outcome.Failed(_, var detail) -> words.get("explain.next.failed", detail);
      case Outcome.LoginNeeded(var reason) -> new ReasonTexts(words.texts()).title(reason);
      case Outcome.Done _ -> words.get("explain.next.done");
    };
  }
}
