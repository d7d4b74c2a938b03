package dev.tokenscope.audit;

import dev.tokenscope.audit.Exchange.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls behind what a server sees: a request that was refused and the same request again after
 * a refresh are one call. Without a refresh between them they are two.
 */
final class Chains {

  private Chains() {}

  /** One call: its tries, in order. */
  record Chain(List<Exchange> tries) {
    Exchange first() {
      return tries.getFirst();
    }

    Exchange last() {
      return tries.getLast();
    }

    boolean isRefused() {
      return last().status() == 401;
    }
  }

  /** Finds the calls in exchanges that are in order. */
  static List<Chain> of(List<Exchange> exchanges) {
    List<Exchange> refreshes =
        exchanges.stream().filter(one -> one.kind() == Kind.REFRESH).toList();
    List<Chain> chains = new ArrayList<>();
    for (Exchange one : exchanges) {
      boolean repeat = one.kind() == Kind.REFRESH && isApi(one);
      if (one.kind() == Kind.API || repeat) {
        Chain chain = continued(chains, one, refreshes, repeat);
        if (chain == null) {
          chains.add(new Chain(new ArrayList<>(List.of(one))));
        } else {
          chain.tries().add(one);
        }
      }
    }
    return chains;
  }

  private static @Nullable Chain continued(
      List<Chain> chains, Exchange one, List<Exchange> refreshes, boolean repeat) {
    Chain found = null;
    // the latest: of two that were refused the earlier one may have been given up
    for (Chain chain : chains.reversed()) {
      Exchange last = chain.last();
      boolean same =
          last.request().method().equals(one.request().method())
              && last.request().path().equals(one.request().path());
      if (same
          && last.status() == 401
          && last.answeredSeq() < one.seq()
          && (repeat || refreshes.stream().anyMatch(t -> isBetween(t, last, one)))) {
        boolean sameBody = last.request().body().equals(one.request().body());
        if (sameBody) {
          return chain;
        }
        found = found == null ? chain : found;
      }
    }
    return found;
  }

  private static boolean isBetween(Exchange refresh, Exchange before, Exchange after) {
    return refresh.answeredSeq() > before.seq() && refresh.answeredSeq() < after.seq();
  }

  private static boolean isApi(Exchange one) {
    return one.request().path().startsWith("/api/");
  }

  /** The calls as a rule reads them. */
  static List<Evidence.Call> calls(List<Chain> chains, List<Exchange> exchanges) {
    return chains.stream().map(chain -> call(chain, exchanges)).toList();
  }

  private static Evidence.Call call(Chain chain, List<Exchange> exchanges) {
    Exchange last = chain.last();
    long from = chain.first().seq() - 1;
    if (last.response() == null) {
      return new Evidence.Call(from, Long.MAX_VALUE, Subject.Reply.NONE);
    }
    // whoever was refused is under way until the refresh that it asked for has ended
    long to =
        last.status() != 401
            ? last.answeredSeq()
            : exchanges.stream()
                .filter(one -> one.kind() == Kind.REFRESH && one.seq() > last.answeredSeq())
                .mapToLong(Exchange::answeredSeq)
                .findFirst()
                .orElse(last.answeredSeq());
    return new Evidence.Call(from, to, new Subject.Reply(last.status(), ""));
  }
}
