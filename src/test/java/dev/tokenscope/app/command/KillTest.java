package dev.tokenscope.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.token.Claims;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.wire.client.FileStore;
import dev.tokenscope.wire.client.KeyFile;
import dev.tokenscope.wire.client.StoredSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the program at a moment nobody chose, while it rotates, and starts it again on what it left
 * behind. {@code ./run.sh test --kill} does so 500 times; {@code -Dkill.seed} repeats the moments.
 */
@Timeout(3600)
class KillTest {

  private static final int TIMES = Integer.getInteger("kill.times", 25);
  private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
  private static final int LIVES_MAX_MICROS = 60_000;

  @TempDir private Path folder;

  @Test
  void a_program_that_is_killed_leaves_the_old_pair_or_the_new_one_and_starts_again()
      throws Exception {
    List<Callable<Map<String, Integer>>> chains = new ArrayList<>();
    StoreKind[] stores = {StoreKind.FILE, StoreKind.ENCRYPTED_FILE};
    for (int i = 0; i < stores.length; i++) {
      StoreKind store = stores[i];
      int times = TIMES * (i + 1) / stores.length - TIMES * i / stores.length;
      Path data = folder.resolve(store.name());
      Random random = new Random(SEED + i);
      chains.add(() -> new Chain(data, store, random).kill(times));
    }
    Map<String, Integer> seen = new TreeMap<>();
    try (ExecutorService both = Executors.newFixedThreadPool(chains.size())) {
      for (Future<Map<String, Integer>> chain : both.invokeAll(chains)) {
        get(chain).forEach((what, times) -> seen.merge(what, times, Integer::sum));
      }
    }
    System.out.println("Killed " + TIMES + " times (kill.seed " + SEED + "): " + seen);
    assertThat(seen.get("killed")).isEqualTo(TIMES);
  }

  private static <T> T get(Future<T> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError("kill.seed " + SEED + ": " + e.getMessage(), e);
    }
  }

  /** One folder, one program after the other. */
  private static final class Chain {

    private final Path data;
    private final StoreKind store;
    private final Random random;
    private final int port;
    private final Map<String, Integer> seen = new TreeMap<>();

    Chain(Path data, StoreKind store, Random random) throws IOException {
      this.data = data;
      this.store = store;
      this.random = random;
      try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        this.port = free.getLocalPort();
      }
    }

    Map<String, Integer> kill(int times) throws Exception {
      for (int i = 0; i < times; i++) {
        List<String> said = killOnce(i > 0);
        said.forEach(this::count);
        wholePair();
      }
      count("killed", times);
      return seen;
    }

    private List<String> killOnce(boolean again) throws Exception {
      Process program = start();
      try {
        List<String> said = new ArrayList<>();
        BufferedReader lines = program.inputReader();
        String line = lines.readLine();
        while (line != null && !line.equals(RotatingProgram.ROTATING)) {
          said.add(line);
          line = lines.readLine();
        }
        assertThat(line).as("it rotates; it said %s", said).isNotNull();
        assertThat(said)
            .as("what the program before left makes sense")
            .noneMatch(one -> one.contains("set aside") || one.contains("Exception"));
        if (again) {
          assertThat(said).contains("the session goes on");
        }
        boolean ended = program.waitFor(random.nextInt(LIVES_MAX_MICROS), TimeUnit.MICROSECONDS);
        assertThat(ended).as("it does not end by itself").isFalse();
        return said;
      } finally {
        program.destroyForcibly().waitFor();
      }
    }

    private Process start() throws IOException {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              RotatingProgram.class.getName(),
              data.toString(),
              Integer.toString(port),
              store.name())
          .redirectErrorStream(true)
          .start();
    }

    /** Both tokens are of one answer: the server made them in the same second, for one family. */
    private void wholePair() throws IOException {
      boolean plain = store == StoreKind.FILE;
      Path file = data.resolve(plain ? "tokens.json" : "tokens.enc");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      FileStore reader =
          plain
              ? new FileStore(file)
              : FileStore.encrypted(file, new KeyFile(data.resolve("tokens.key")));
      StoredSession session = reader.load().orElseThrow();
      Claims access = claims(session.accessToken());
      Claims refresh = claims(String.valueOf(session.refreshToken()));
      assertThat(access.issuedAt()).isEqualTo(refresh.issuedAt());
      assertThat(access.family()).isEqualTo(refresh.family());
      try (Stream<Path> files = Files.list(data)) {
        long halves = files.filter(one -> one.toString().endsWith(".tmp")).count();
        assertThat(halves).as("the next start clears away what the last one left").isLessThan(2);
        count("half a file beside the whole one", (int) halves);
      }
    }

    private static Claims claims(String token) {
      return Jwt.parse(token).orElseThrow().claims();
    }

    private void count(String what) {
      count(what, 1);
    }

    private void count(String what, int times) {
      seen.merge(what, times, Integer::sum);
    }
  }
}
