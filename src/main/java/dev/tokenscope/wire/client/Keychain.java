package dev.tokenscope.wire.client;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The keychain of the operating system, by the command that belongs to it. The key travels through
 * pipes and never as an argument, which every user of the computer could read.
 */
public final class Keychain implements KeyPlace {

  private static final String SERVICE = "dev.tokenscope";
  private static final long PATIENCE_SECONDS = 60;

  /** {@code errSecItemNotFound}, as an exit code. */
  private static final int NOT_FOUND = 44;

  /** How a keychain is spoken to. */
  private enum Speech {
    /** Secret Service: GNOME Keyring, KWallet. */
    SECRET_TOOL,
    /** The Mac's keychain. */
    SECURITY
  }

  private final Speech speech;
  private final Path command;
  private final String account;

  private Keychain(Speech speech, Path command, String account) {
    this.speech = speech;
    this.command = command;
    this.account = account;
  }

  /**
   * The keychain of this computer, if it has one that can be asked.
   *
   * @param os the name of the operating system
   * @param environment of the program: where commands are, and whether a Secret Service can be met
   * @param account tells the keys of several stores apart: the path of the store
   */
  public static Optional<KeyPlace> find(
      String os, Map<String, String> environment, String account) {
    String name = os.toLowerCase(Locale.ROOT);
    if (name.contains("mac")) {
      return command("security", environment)
          .map(found -> new Keychain(Speech.SECURITY, found, account));
    }
    boolean bus = !environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isBlank();
    return name.contains("linux") && bus
        ? command("secret-tool", environment)
            .map(found -> new Keychain(Speech.SECRET_TOOL, found, account))
        : Optional.empty();
  }

  private static Optional<Path> command(String name, Map<String, String> environment) {
    String path = environment.getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public String location() {
    return switch (speech) {
      case SECRET_TOOL -> "Secret Service (" + command.getFileName() + ")";
      case SECURITY -> "Keychain (" + command.getFileName() + ")";
    };
  }

  @Override
  public boolean isKeychain() {
    return true;
  }

  @Override
  public Optional<byte[]> read() throws IOException {
    Said said =
        switch (speech) {
          case SECRET_TOOL -> say("", "lookup", "service", SERVICE, "account", account);
          case SECURITY -> say("", "find-generic-password", "-s", SERVICE, "-a", account, "-w");
        };
    if (isMissing(said)) {
      return Optional.empty();
    }
    if (said.code() != 0) {
      throw new IOException(location() + " did not answer: " + said.error());
    }
    try {
      return Optional.of(Base64.getDecoder().decode(said.out().strip()));
    } catch (IllegalArgumentException e) {
      throw new IOException(location() + " holds no key of TokenScope.", e);
    }
  }

  @Override
  public void write(byte[] key) throws IOException {
    String text = Base64.getEncoder().encodeToString(key);
    Said said =
        switch (speech) {
          case SECRET_TOOL ->
              say(text, "store", "--label=TokenScope", "service", SERVICE, "account", account);
          case SECURITY ->
              say(
                  "add-generic-password -U -s %s -a \"%s\" -w %s\n"
                      .formatted(SERVICE, account.replace("\"", "\\\""), text),
                  "-i");
        };
    if (said.code() != 0) {
      throw new IOException(location() + " does not take the key: " + said.error());
    }
  }

  /** Both commands fail where there is no such key; only one of them says so. */
  private boolean isMissing(Said said) {
    return switch (speech) {
      case SECRET_TOOL -> said.code() != 0 && said.error().isBlank();
      case SECURITY -> said.code() == NOT_FOUND;
    };
  }

  private record Said(int code, String out, String error) {}

  private Said say(String input, String... arguments) throws IOException {
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of(command.toString()), Stream.of(arguments)).toList())
            .start();
    try (OutputStream to = process.getOutputStream()) {
      to.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // it ended without listening; its answer says why
    }
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(location() + " did not answer within a minute.");
      }
      return new Said(
          process.exitValue(),
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
          new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + location() + " was asked.", e);
    } finally {
      process.destroy();
    }
  }
}
