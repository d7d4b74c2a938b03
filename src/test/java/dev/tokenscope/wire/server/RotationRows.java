package dev.tokenscope.wire.server;

import dev.tokenscope.intent.ConnectionFault;
import dev.tokenscope.intent.FaultRule;
import dev.tokenscope.intent.GracePolicy;
import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.intent.StatusFault;
import dev.tokenscope.token.TokenType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Families, rotation and reuse, at the token endpoint. */
final class RotationRows {

  private RotationRows() {}

  static List<Row> all() {
    return List.of(
        Row.of(
            "rotation: a chain of five refreshes",
            "200 200 200 200 200",
            lab -> {
              String token = lab.login().refresh();
              List<String> statuses = new ArrayList<>();
              for (int i = 0; i < 5; i++) {
                Reply reply = lab.refresh(token);
                statuses.add("" + reply.status());
                token = reply.text("refresh_token");
              }
              return String.join(" ", statuses);
            }),
        Row.of(
            "rotation: reuse revokes the family, the newest token too",
            "400 invalid_grant then 400 invalid_grant: The refresh token was revoked",
            lab -> {
              Laboratory.Tokens first = lab.login();
              Laboratory.Tokens second = Laboratory.Tokens.of(lab.refresh(first.refresh()));
              return lab.refresh(first.refresh()).error()
                  + " then "
                  + lab.refresh(second.refresh()).fullError();
            }),
        Row.of(
            "rotation: reuse in one family leaves the others alone",
            "400 then 200",
            lab -> {
              Laboratory.Tokens mine = lab.login();
              Laboratory.Tokens others = lab.login();
              lab.refresh(mine.refresh());
              return lab.refresh(mine.refresh()).status()
                  + " then "
                  + lab.refresh(others.refresh()).status();
            }),
        Row.of(
            "reuse detection off: reuse just fails",
            "400 invalid_grant then 200",
            lab -> {
              lab.rotation(r -> r.reuseDetection(false));
              Laboratory.Tokens first = lab.login();
              Laboratory.Tokens second = Laboratory.Tokens.of(lab.refresh(first.refresh()));
              return lab.refresh(first.refresh()).error()
                  + " then "
                  + lab.refresh(second.refresh()).status();
            }),
        Row.of(
            "rotation: a token 70 generations old is reuse as well",
            "400 invalid_grant: The refresh token was already used then 400",
            lab -> {
              String first = lab.login().refresh();
              String token = first;
              for (int i = 0; i < 70; i++) {
                token = lab.refresh(token).text("refresh_token");
              }
              return lab.refresh(first).fullError() + " then " + lab.refresh(token).status();
            }),
        Row.of(
            "rotation: two uses at the same moment; one wins, and its family dies too",
            "200 400 then 400",
            lab -> atOnce(lab, 2)),
        Row.of(
            "rotation: eight uses at the same moment",
            "200 400 400 400 400 400 400 400 then 400",
            lab -> atOnce(lab, 8)),
        Row.of(
            "grace same-successor: eight uses at the same moment; all win the same token",
            "200 200 200 200 200 200 200 200 then 200",
            lab -> {
              lab.rotation(
                  r -> r.grace(Duration.ofSeconds(5)).gracePolicy(GracePolicy.SAME_SUCCESSOR));
              return atOnce(lab, 8);
            }),
        Row.of(
            "grace same-successor: 4 s after the first use, and 5 s after",
            "same, then 400 invalid_grant",
            lab -> {
              lab.rotation(
                  r -> r.grace(Duration.ofSeconds(5)).gracePolicy(GracePolicy.SAME_SUCCESSOR));
              String parent = lab.login().refresh();
              String child = lab.refresh(parent).text("refresh_token");
              lab.pass(4);
              String again = lab.refresh(parent).text("refresh_token");
              lab.pass(1);
              return (again.equals(child) ? "same" : "other")
                  + ", then "
                  + lab.refresh(parent).error();
            }),
        Row.of(
            "grace same-successor: the grandparent is reuse",
            "400 invalid_grant then 400",
            lab -> {
              lab.rotation(
                  r -> r.grace(Duration.ofSeconds(5)).gracePolicy(GracePolicy.SAME_SUCCESSOR));
              String first = lab.login().refresh();
              String second = lab.refresh(first).text("refresh_token");
              String third = lab.refresh(second).text("refresh_token");
              return lab.refresh(first).error() + " then " + lab.refresh(third).status();
            }),
        Row.of(
            "grace new-successor: siblings; using one uses up the other",
            "other gen 2 2, then 200, then 400 invalid_grant",
            lab -> {
              lab.rotation(
                  r -> r.grace(Duration.ofSeconds(5)).gracePolicy(GracePolicy.NEW_SUCCESSOR));
              String parent = lab.login().refresh();
              String one = lab.refresh(parent).text("refresh_token");
              String two = lab.refresh(parent).text("refresh_token");
              String generations =
                  lab.introspect(one).text("gen") + " " + lab.introspect(two).text("gen");
              return (one.equals(two) ? "same" : "other")
                  + " gen "
                  + generations
                  + ", then "
                  + lab.refresh(two).status()
                  + ", then "
                  + lab.refresh(one).error();
            }),
        Row.of(
            "grace parent-always: a minute later, with no grace at all",
            "same, then the grandparent 400 invalid_grant",
            lab -> {
              lab.rotation(r -> r.gracePolicy(GracePolicy.PARENT_ALWAYS));
              String first = lab.login().refresh();
              String second = lab.refresh(first).text("refresh_token");
              lab.pass(60);
              String again = lab.refresh(first).text("refresh_token");
              lab.refresh(second);
              return (again.equals(second) ? "same" : "other")
                  + ", then the grandparent "
                  + lab.refresh(first).error();
            }),
        Row.of(
            "rotation off: the refresh token is repeated",
            "same, then 200",
            lab -> {
              lab.rotation(r -> r.on(false));
              String token = lab.login().refresh();
              Reply reply = lab.refresh(token);
              return (reply.text("refresh_token").equals(token) ? "same" : "other")
                  + ", then "
                  + lab.refresh(token).status();
            }),
        Row.of(
            "rotation off without echo: the refresh token is omitted",
            "200 without",
            lab -> {
              lab.rotation(r -> r.on(false).echo(false));
              Reply reply = lab.refresh(lab.login().refresh());
              return reply.status() + (reply.json().has("refresh_token") ? " with" : " without");
            }),
        Row.of(
            "a refresh token unused for 119 s, and for 120 s: nothing is revoked",
            "200 then 400 invalid_grant: The refresh token expired",
            lab -> {
              String first = lab.login().refresh();
              lab.pass(119);
              Reply reply = lab.refresh(first);
              lab.pass(120);
              return reply.status()
                  + " then "
                  + lab.refresh(reply.text("refresh_token")).fullError();
            }),
        Row.of(
            "the family ends ten minutes after the login, however often it was refreshed",
            "refresh_expires_in 30, then 400 invalid_grant",
            lab -> {
              String token = lab.login().refresh();
              for (int i = 0; i < 5; i++) {
                lab.pass(114);
                token = lab.refresh(token).text("refresh_token");
              }
              Reply last = lab.refresh(token);
              lab.pass(30);
              return "refresh_expires_in "
                  + last.text("refresh_expires_in")
                  + ", then "
                  + lab.refresh(last.text("refresh_token")).error();
            }),
        Row.of(
            "every refresh token ended by the lab",
            "400 invalid_grant: The refresh token expired",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.server.expireAll(TokenType.REFRESH);
              return lab.refresh(tokens.refresh()).fullError();
            }),
        Row.of(
            "a refresh token under a key that is gone is still known",
            "200",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.server.rotateKey(KeyChange.HARD);
              return "" + lab.refresh(tokens.refresh()).status();
            }),
        Row.of(
            "a reply that was lost: the refresh happened, and the retry is reuse",
            "closed, then 400 invalid_grant",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.server
                  .faults()
                  .arm(FaultRule.once(new ConnectionFault.LostReply(), "/oauth2/token"));
              String lost;
              try {
                lost = "" + lab.refresh(tokens.refresh()).status();
              } catch (IOException e) {
                lost = "closed";
              }
              return lost + ", then " + lab.refresh(tokens.refresh()).error();
            }),
        Row.of(
            "503 at the token endpoint, once",
            "503 temporarily_unavailable no-store - then 200",
            lab -> {
              Laboratory.Tokens tokens = lab.login();
              lab.server
                  .faults()
                  .arm(FaultRule.once(new StatusFault.Status(503, null), "/oauth2/token"));
              Reply reply = lab.refresh(tokens.refresh());
              return reply.error()
                  + " "
                  + reply.the("Cache-Control")
                  + " "
                  + reply.header("Retry-After").orElse("-")
                  + " then "
                  + lab.refresh(tokens.refresh()).status();
            }));
  }

  /** Uses one refresh token many times at once; then the token that was won. */
  private static String atOnce(Laboratory lab, int times) throws Exception {
    String token = lab.login().refresh();
    CyclicBarrier barrier = new CyclicBarrier(times);
    Callable<Reply> use =
        () -> {
          barrier.await();
          return lab.refresh(token);
        };
    List<Reply> replies = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Reply>> futures = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        futures.add(threads.submit(use));
      }
      for (Future<Reply> future : futures) {
        replies.add(future.get());
      }
    }
    replies.sort((a, b) -> Integer.compare(a.status(), b.status()));
    String statuses = String.join(" ", replies.stream().map(reply -> "" + reply.status()).toList());
    String won = replies.get(0).text("refresh_token");
    return statuses + " then " + lab.refresh(won).status();
  }
}
