package dev.tokenscope.app.command;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Event;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.TroubleTexts;
import dev.tokenscope.wire.client.FileStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;

/**
 * The program as the window starts it, without the window, in a folder that is a file system of its
 * own: it is filled to the last byte, emptied, and made read-only under the program's feet.
 */
final class FullDiskProgram {

  private final Path folder;
  private final Lab lab;
  private final PrintWriter out;

  private FullDiskProgram(Path folder, Lab lab, PrintWriter out) {
    this.folder = folder;
    this.lab = lab;
    this.out = out;
  }

  /** Prints what came of each step; the argument is the folder. */
  public static void main(String... arguments) throws Exception {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    Path folder = Path.of(arguments[0]);
    WindowOptions options = new WindowOptions();
    options.port = 0;
    options.common.language = Language.ENGLISH.code();
    try (Memory memory = Memory.take(folder.resolve("window"), false);
        Lab lab =
            new WindowStart(options, null, out, out)
                .open(memory, Profile.CLASSROOM.settings().store(StoreKind.FILE))) {
      new FullDiskProgram(folder, lab, out).run();
    }
  }

  private void run() throws Exception {
    TroubleTexts words = new TroubleTexts(Texts.in(Language.ENGLISH), ZoneOffset.UTC);
    lab.journal()
        .listen(
            entry -> {
              if (entry.event() instanceof Event.StoreFailed(_, _, var flaw, var aside, _)) {
                out.println("store failed: " + flaw + ", aside: " + aside);
              } else if (entry.event() instanceof Event.TroubleMet(var trouble)) {
                out.println("trouble: " + words.what(trouble));
              }
            });
    out.println("login: " + lab.ask(new Intent.LogIn("alice", "wonderland")).join());
    out.println("store is whole: " + isWhole());
    Path filling = folder.resolve("filling");
    SmallDisk.fill(filling);
    out.println("the disk is full");
    refresh();
    refresh();
    Files.delete(filling);
    out.println("the disk has room again");
    refresh();
    out.println("store is whole: " + isWhole());
    SmallDisk.makeReadOnly(folder);
    out.println("the disk is read-only");
    refresh();
    SmallDisk.makeWritable(folder);
    out.println("the disk can be written again");
    refresh();
    out.println("store is whole: " + isWhole());
  }

  private void refresh() {
    lab.ask(new Intent.SkipToExpiry(TokenType.ACCESS, Duration.ofMillis(100))).join();
    out.println("call: " + lab.ask(new Intent.Call(ApiCall.ORDERS)).join());
  }

  private boolean isWhole() throws IOException {
    return new FileStore(folder.resolve("window").resolve("tokens.json"))
        .load()
        .equals(lab.session());
  }
}
