package dev.tokenscope.lab;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Lane;
import dev.tokenscope.wire.client.FileStore;
import dev.tokenscope.wire.client.KeyFile;
import dev.tokenscope.wire.client.LabClient;
import dev.tokenscope.wire.gate.Gate;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** The built-in client as a program of its own, whose store others use as well. */
final class SharingProgram {

  private SharingProgram() {}

  /**
   * Does what it reads, a word a line ({@code login}, {@code call}), and prints what came of it.
   *
   * @param arguments the folder of the store, its kind, and the origin of the server
   */
  public static void main(String... arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    StoreKind kind = StoreKind.valueOf(arguments[1]);
    Settings settings = Profile.CLASSROOM.settings().style(RefreshStyle.ENDPOINT).store(kind);
    LabClock clock = LabClock.running(InstantSource.system().instant());
    Journal journal = new Journal(clock);
    AtomicLong exchanges = new AtomicLong();
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    try (LabClient client =
            new LabClient(
                Lane.CLIENT,
                () -> arguments[2],
                () -> settings,
                kind == StoreKind.FILE
                    ? new FileStore(folder.resolve("tokens.json"))
                    : FileStore.encrypted(
                        folder.resolve("tokens.enc"), new KeyFile(folder.resolve("tokens.key"))),
                journal,
                new Gate(journal, clock, clock::hold, clock::release),
                clock,
                clock,
                "%032x".formatted(ProcessHandle.current().pid()),
                exchanges::incrementAndGet,
                new Random());
        BufferedReader in =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      client.resume();
      for (String word = in.readLine(); word != null; word = in.readLine()) {
        out.println(
            word.equals("login")
                ? client.logIn("alice", "wonderland")
                : client.call(ApiCall.ORDERS, 0));
      }
    }
  }
}
