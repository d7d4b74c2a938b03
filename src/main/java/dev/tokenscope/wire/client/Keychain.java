package dev.tokenscope.wire.client;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The keychain of the operating system, by the command that belongs to it. */
public final class Keychain implements KeyPlace {

  private static final String SERVICE = "dev.tokenscope";

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
  private final SmallCommand command;
  private final String account;

  private Keychain(Speech speech, SmallCommand command, String account) {
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
          .map(found -> new Keychain(Speech.SECURITY, named("Keychain", found), account));
    }
    boolean bus = !environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").isBlank();
    return name.contains("linux") && bus
        ? command("secret-tool", environment)
            .map(found -> new Keychain(Speech.SECRET_TOOL, named("Secret Service", found), account))
        : Optional.empty();
  }

  private static SmallCommand named(String name, Path path) {
    return new SmallCommand(name + " (" + path.getFileName() + ")", path);
  }

  private SmallCommand.Said say(String input, String... arguments) throws IOException {
    return command.say(input, List.of(arguments));
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
    return command.name();
  }

  @Override
  public boolean isKeychain() {
    return true;
  }

  @Override
  public Optional<byte[]> read() throws IOException {
    SmallCommand.Said said =
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
    SmallCommand.Said said =
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
  private boolean isMissing(SmallCommand.Said said) {
    return switch (speech) {
      case SECRET_TOOL -> said.code() != 0 && said.error().isBlank();
      case SECURITY -> said.code() == NOT_FOUND;
    };
  }
}
