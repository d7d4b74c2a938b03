package dev.tokenscope.app.command;

import dev.tokenscope.app.Version;
import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.lab.LabClock;
import dev.tokenscope.lab.LabOptions;
import dev.tokenscope.text.Texts;
import dev.tokenscope.text.Times;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.wire.server.LabServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The seven steps, told with the messages that carry them. The clock is put forward instead of
 * waited for; everything else is as real as in the window. Each step looks at the journal whether
 * it did what it should.
 */
final class Demo {

  private final Lab lab;
  private final Path tokenFile;
  private final RefreshStyle style;
  private final Texts texts;
  private final Terminal terminal;
  private final Transcript transcript;
  private final List<String> failed = new ArrayList<>();

  private Demo(Lab lab, Path tokenFile, RefreshStyle style, Texts texts, Terminal terminal) {
    this.lab = lab;
    this.tokenFile = tokenFile;
    this.style = style;
    this.texts = texts;
    this.terminal = terminal;
    this.transcript = new Transcript(lab.journal(), texts, terminal);
  }

  /**
   * Runs it.
   *
   * @return whether every step did what it should
   */
  static boolean run(RefreshStyle style, boolean theftOnly, Texts texts, Terminal terminal)
      throws IOException {
    Path folder = Files.createTempDirectory("tokenscope-demo");
    Path tokenFile = folder.resolve("tokens.json");
    InstantSource wall = InstantSource.system();
    Settings settings = Profile.CLASSROOM.settings().style(style).store(StoreKind.FILE);
    LabOptions options =
        new LabOptions(
            settings,
            LabServer.Options.inMemory(),
            tokenFile,
            OptionalLong.empty(),
            Version.current());
    try (Lab lab = new Lab(options, LabClock.standing(wall.instant()), wall)) {
      lab.start();
      Demo demo = new Demo(lab, tokenFile, style, texts, terminal);
      demo.opening();
      if (!theftOnly) {
        demo.sevenSteps();
      }
      demo.theft();
      return demo.summary();
    } finally {
      for (Path file : List.of(tokenFile, folder.resolve("tokens.json.lock"), folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void opening() {
    terminal.line(
        Terminal.Look.TITLE,
        style == RefreshStyle.HEADER
            ? texts.get("demo.title.header")
            : texts.get("demo.title.endpoint"));
    terminal.line(Terminal.Look.QUIET, texts.get("demo.opening", lab.server().origin()));
  }

  private void sevenSteps() throws IOException {
    logIn();
    stored();
    call();
    expired();
    over();
  }

  private void logIn() {
    long before = mark();
    Outcome outcome = ask(new Intent.LogIn("alice", "wonderland"));
    List<Transcript.Exchange> seen = transcript.since(before);
    step("1", texts.get("demo.login.title"));
    transcript.print(seen);
    check(
        texts.get(
            "demo.login.why", names(before, TokenType.ACCESS), names(before, TokenType.REFRESH)),
        isAnswered(outcome, 200) && seen.size() == 1 && issued(before) == 2);
  }

  private void stored() throws IOException {
    step("2", texts.get("demo.stored.title"));
    boolean there = Files.exists(tokenFile);
    String content = there ? Files.readString(tokenFile) : "";
    String rights =
        there && tokenFile.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? PosixFilePermissions.toString(Files.getPosixFilePermissions(tokenFile))
            : "";
    terminal.line("    " + rights + (rights.isEmpty() ? "" : "  ") + tokenFile);
    check(
        texts.get("demo.stored.why"),
        lab.session()
                .filter(
                    session ->
                        content.contains(session.accessToken())
                            && content.contains(String.valueOf(session.refreshToken())))
                .isPresent()
            && (rights.isEmpty() || rights.equals("rw-------")));
  }

  private void call() {
    long before = mark();
    Outcome outcome = ask(new Intent.Call(ApiCall.ORDERS));
    List<Transcript.Exchange> seen = transcript.since(before);
    step("3", texts.get("demo.call.title"));
    transcript.print(seen);
    check(
        texts.get("demo.call.why"),
        isAnswered(outcome, 200) && seen.size() == 1 && seen.get(0).carries(TokenType.ACCESS));
  }

  /** Steps 4, 5 and 6 are one call: what the caller sees is the 200 at its end. */
  private void expired() {
    ask(new Intent.SkipToExpiry(TokenType.ACCESS, Duration.ofMillis(100)));
    long before = mark();
    Outcome outcome = ask(new Intent.Call(ApiCall.ORDERS));
    List<Transcript.Exchange> seen = transcript.since(before);
    String now = Times.clock(lab.clock().instant(), ZoneId.systemDefault());
    step("4", texts.get("demo.expired.title", now));
    transcript.print(seen.subList(0, Math.min(1, seen.size())));
    check(
        texts.get("demo.expired.why"),
        seen.size() >= 2
            && seen.get(0).status() == 401
            && seen.get(0).responseHeader("WWW-Authenticate").contains("invalid_token"));
    if (seen.size() < 2) {
      return;
    }
    Transcript.Exchange refresh = seen.get(1);
    step(
        "5",
        style == RefreshStyle.HEADER
            ? texts.get("demo.resent.title.header")
            : texts.get("demo.resent.title.endpoint"));
    transcript.printRequest(refresh);
    check(
        style == RefreshStyle.HEADER
            ? texts.get("demo.resent.why.header")
            : texts.get("demo.resent.why.endpoint"),
        refresh.carries(TokenType.REFRESH)
            && (style == RefreshStyle.HEADER) == refresh.path().equals("/api/orders"));
    step(
        "6",
        style == RefreshStyle.HEADER
            ? texts.get("demo.renewed.title.header")
            : texts.get("demo.renewed.title.endpoint"));
    transcript.printResponse(refresh);
    transcript.print(seen.subList(2, seen.size()));
    boolean renewed =
        style == RefreshStyle.HEADER
            ? !refresh.responseHeader("X-New-Access-Token").isEmpty() && seen.size() == 2
            : refresh.status() == 200 && seen.size() == 3 && seen.get(2).status() == 200;
    check(texts.get("demo.renewed.why"), renewed && isAnswered(outcome, 200));
    step("↻", texts.get("demo.rotation.title"));
    terminal.line("    RT 1 ─▶ RT 2");
    check(texts.get("demo.rotation.why"), rotated(before) == 1);
  }

  private void over() {
    ask(new Intent.SkipToExpiry(TokenType.REFRESH, Duration.ofMillis(100)));
    long before = mark();
    Outcome outcome = ask(new Intent.Call(ApiCall.ORDERS));
    List<Transcript.Exchange> seen = transcript.since(before);
    step(
        "7",
        texts.get("demo.over.title", Times.clock(lab.clock().instant(), ZoneId.systemDefault())));
    transcript.print(seen.subList(Math.min(1, seen.size()), seen.size()));
    check(
        texts.get("demo.over.why"),
        outcome instanceof Outcome.LoginNeeded && seen.size() == 2 && lab.session().isEmpty());
  }

  private void theft() {
    step("!", texts.get("demo.theft.title"));
    ask(new Intent.LogIn("alice", "wonderland"));
    long before = mark();
    ask(new Intent.Steal());
    ask(new Intent.SkipToExpiry(TokenType.ACCESS, Duration.ofMillis(100)));
    ask(new Intent.Call(ApiCall.ORDERS));
    terminal.line("  " + texts.get("demo.theft.first"));
    long attack = mark();
    ask(new Intent.RefreshAsAttacker());
    transcript.print(transcript.since(attack));
    boolean caught = count(attack, Event.ReuseDetected.class) == 1;
    boolean dead = count(attack, Event.FamilyRevoked.class) == 1;
    check(
        texts.get("demo.theft.caught"),
        caught && dead && count(before, Event.TokenStolen.class) == 1);
    ask(new Intent.SkipToExpiry(TokenType.ACCESS, Duration.ofMillis(100)));
    long after = mark();
    Outcome outcome = ask(new Intent.Call(ApiCall.ORDERS));
    List<Transcript.Exchange> seen = transcript.since(after);
    transcript.print(seen.subList(Math.min(1, seen.size()), seen.size()));
    check(texts.get("demo.theft.both"), outcome instanceof Outcome.LoginNeeded);
  }

  private boolean summary() {
    terminal.blank();
    if (failed.isEmpty()) {
      terminal.line(Terminal.Look.GOOD, texts.get("demo.summary.good"));
      terminal.line(texts.get("demo.summary.next"));
    } else {
      terminal.line(
          Terminal.Look.BAD,
          texts.get("demo.summary.bad", failed.size(), String.join(", ", failed)));
    }
    terminal.flush();
    return failed.isEmpty();
  }

  private String current = "";

  private void step(String number, String title) {
    current = number;
    terminal.blank();
    terminal.line(Terminal.Look.TITLE, number + "  " + title);
  }

  private void check(String why, boolean right) {
    if (right) {
      terminal.line(terminal.in(Terminal.Look.GOOD, "  ✓ ") + why);
    } else {
      terminal.line(terminal.in(Terminal.Look.BAD, "  ✗ ") + texts.get("demo.wrong") + " " + why);
      failed.add(current);
    }
  }

  private Outcome ask(Intent intent) {
    return lab.ask(intent).join();
  }

  private long mark() {
    return lab.journal().lastSeq();
  }

  private String names(long since, TokenType type) {
    return lab.journal().since(since).stream()
        .map(entry -> entry.event())
        .filter(event -> event instanceof Event.TokenIssued issued && issued.type() == type)
        .map(event -> ((Event.TokenIssued) event).name().shortName())
        .findFirst()
        .orElse("?");
  }

  private long issued(long since) {
    return count(since, Event.TokenIssued.class);
  }

  private long rotated(long since) {
    return count(since, Event.TokenRotated.class);
  }

  private long count(long since, Class<? extends Event> type) {
    return lab.journal().since(since).stream()
        .filter(entry -> type.isInstance(entry.event()))
        .count();
  }

  private static boolean isAnswered(Outcome outcome, int status) {
    return outcome instanceof Outcome.Answered answered && answered.status() == status;
  }
}
