package dev.tokenscope.view;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.OnDisk;
import dev.tokenscope.projection.Script;
import dev.tokenscope.token.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A laboratory that only writes down what it was asked for. */
public final class Wishes implements Function<Intent, CompletableFuture<Outcome>> {

  private final List<Intent> asked = new ArrayList<>();
  private CompletableFuture<Outcome> answer = CompletableFuture.completedFuture(new Outcome.Done());

  @Override
  public synchronized CompletableFuture<Outcome> apply(Intent intent) {
    asked.add(intent);
    return answer;
  }

  public synchronized List<Intent> asked() {
    return List.copyOf(asked);
  }

  public synchronized Intent last() {
    return asked.getLast();
  }

  public synchronized Wishes answering(CompletableFuture<Outcome> future) {
    answer = future;
    return this;
  }

  /** A way to it that does everything at once. */
  public Asking asking() {
    return new Asking(this, Runnable::run, _ -> {});
  }

  /** What a window has of a scripted laboratory; every token is signed by a stranger there. */
  public static LabAccess access(Script script, Function<Intent, CompletableFuture<Outcome>> ask) {
    return new LabAccess(
        ask,
        script.journal(),
        script::now,
        script::now,
        Script.ORIGIN,
        kind -> new OnDisk(kind, "/home/alice/tokenscope/tokens.json", "", false, "", ""),
        _ -> new Verdict.Refused(Verdict.Reason.UNKNOWN_KEY, null),
        Auditing.recorded(script.journal()));
  }
}
