package dev.tokenscope.lab;

import dev.tokenscope.intent.Settings;
import dev.tokenscope.wire.client.KeyPlace;
import dev.tokenscope.wire.server.LabServer;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * How a laboratory begins.
 *
 * @param settings at the start
 * @param server where its server runs and what it remembers
 * @param tokenFile where the built-in client's file store is
 * @param encrypted where its encrypted store is, and where its key; null for nowhere
 * @param seed makes ids and everything else random come out the same way twice; without one they
 *     cannot be guessed
 * @param version of the program, for the journal
 */
public record LabOptions(
    Settings settings,
    LabServer.Options server,
    @Nullable Path tokenFile,
    @Nullable Encrypted encrypted,
    OptionalLong seed,
    String version) {

  /**
   * An encrypted store.
   *
   * @param file where it is
   * @param key where its key is
   */
  public record Encrypted(Path file, KeyPlace key) {}

  /** Without an encrypted store. */
  public LabOptions(
      Settings settings,
      LabServer.Options server,
      @Nullable Path tokenFile,
      OptionalLong seed,
      String version) {
    this(settings, server, tokenFile, null, seed, version);
  }

  /** Everything in memory, on any free port, the same way every time. */
  public static LabOptions forTests(Settings settings) {
    return inMemory(settings, 1, "test");
  }

  /** Everything in memory, on any free port; the same seed makes the same ids. */
  public static LabOptions inMemory(Settings settings, long seed, String version) {
    return new LabOptions(
        settings, LabServer.Options.inMemory(), null, OptionalLong.of(seed), version);
  }
}
