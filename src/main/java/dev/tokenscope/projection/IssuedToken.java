package dev.tokenscope.projection;

import dev.tokenscope.journal.Event.EndedBy;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.token.TokenName;
import dev.tokenscope.token.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A token as the server remembers it.
 *
 * @param name its short name
 * @param sid its family
 * @param order counts all tokens in the order of their issue, from 1
 * @param generation of the family, from 1
 * @param parent id of the refresh token it was issued for; null at the login
 * @param issuedAt when
 * @param expiresAt its end
 * @param presentedBy who showed it first, as a refresh token that was accepted
 * @param usedAt when it was exchanged for another; null while it was not
 * @param successor id of the refresh token that replaced it
 * @param reusedAt when it was used once more
 * @param reusedBy by whom
 * @param endedAt when it ended before its time
 * @param endedBy why
 * @param uses who came with it as a refresh token, oldest first, equal ones once
 */
public record IssuedToken(
    TokenName.Issued name,
    String sid,
    long order,
    int generation,
    @Nullable String parent,
    Instant issuedAt,
    Instant expiresAt,
    @Nullable Lane presentedBy,
    @Nullable Instant usedAt,
    @Nullable String successor,
    @Nullable Instant reusedAt,
    @Nullable Lane reusedBy,
    @Nullable Instant endedAt,
    @Nullable EndedBy endedBy,
    List<Use> uses) {

  static IssuedToken issued(
      TokenName.Issued name,
      String sid,
      long order,
      int generation,
      @Nullable String parent,
      Instant issuedAt,
      Instant expiresAt) {
    return new IssuedToken(
        name,
        sid,
        order,
        generation,
        parent,
        issuedAt,
        expiresAt,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  /** The same, shown by somebody; only the first time counts. */
  IssuedToken presented(Lane lane) {
    return presentedBy != null
        ? this
        : new IssuedToken(
            name,
            sid,
            order,
            generation,
            parent,
            issuedAt,
            expiresAt,
            lane,
            usedAt,
            successor,
            reusedAt,
            reusedBy,
            endedAt,
            endedBy,
            uses);
  }

  /** The same, exchanged for another. */
  IssuedToken used(Instant at, String by) {
    return usedAt != null
        ? this
        : new IssuedToken(
            name,
            sid,
            order,
            generation,
            parent,
            issuedAt,
            expiresAt,
            presentedBy,
            at,
            by,
            reusedAt,
            reusedBy,
            endedAt,
            endedBy,
            uses);
  }

  /** The same, used once more. */
  IssuedToken reused(Instant at, @Nullable Lane by) {
    return new IssuedToken(
        name,
        sid,
        order,
        generation,
        parent,
        issuedAt,
        expiresAt,
        presentedBy,
        usedAt,
        successor,
        at,
        by,
        endedAt,
        endedBy,
        uses);
  }

  /** The same, ended before its time. */
  IssuedToken ended(Instant at, EndedBy by) {
    return new IssuedToken(
        name,
        sid,
        order,
        generation,
        parent,
        issuedAt,
        expiresAt,
        presentedBy,
        usedAt,
        successor,
        reusedAt,
        reusedBy,
        at,
        by,
        uses);
  }

  /** The same, presented by somebody once more; no more is kept than there are different uses. */
  IssuedToken with(@Nullable Lane by, Verdict.@Nullable Reason refused, Instant at) {
    List<Use> more = new ArrayList<>(uses);
    // an accepted use is a branch of its own, a refused one is told once with how often
    int same =
        IntStream.range(0, more.size())
            .filter(i -> Objects.equals(more.get(i).by(), by))
            .filter(i -> i > 0 || !more.get(i).accepted())
            .filter(i -> more.get(i).refused() == refused)
            .findFirst()
            .orElse(-1);
    if (same < 0) {
      more.add(Use.once(by, refused, at));
    } else {
      more.set(same, more.get(same).again(at));
    }
    return new IssuedToken(
        name,
        sid,
        order,
        generation,
        parent,
        issuedAt,
        expiresAt,
        presentedBy,
        usedAt,
        successor,
        reusedAt,
        reusedBy,
        endedAt,
        endedBy,
        List.copyOf(more));
  }
}
