package dev.tokenscope.wire.client;

import dev.tokenscope.journal.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Windows' Data Protection API: the key is in a file, sealed by Windows for the account of whoever
 * is logged in. It is asked through Windows PowerShell, which every Windows has.
 */
public final class DataProtection implements KeyPlace {

  // one line in, one line out, both Base64; no secret is part of the command
  private static final String SCRIPT =
      "$ErrorActionPreference = 'Stop'; Add-Type -AssemblyName System.Security;"
          + " $key = [Convert]::FromBase64String([Console]::In.ReadLine());"
          + " [Convert]::ToBase64String([Security.Cryptography.ProtectedData]::VERB($key, $null,"
          + " [Security.Cryptography.DataProtectionScope]::CurrentUser))";

  private final SmallCommand command;
  private final Path file;

  private DataProtection(SmallCommand command, Path file) {
    this.command = command;
    this.file = file;
  }

  /**
   * The protection of this computer, if it is a Windows that has one.
   *
   * @param os the name of the operating system
   * @param environment of the program: where Windows is
   * @param file where the sealed key is, which need not exist yet
   */
  public static Optional<KeyPlace> find(String os, Map<String, String> environment, Path file) {
    if (!os.toLowerCase(Locale.ROOT).startsWith("windows")) {
      return Optional.empty();
    }
    return environment.entrySet().stream()
        .filter(variable -> variable.getKey().equalsIgnoreCase("SystemRoot"))
        .map(
            root ->
                Path.of(root.getValue(), "System32", "WindowsPowerShell", "v1.0", "powershell.exe"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(found -> new DataProtection(new SmallCommand("DPAPI (powershell.exe)", found), file));
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
    String sealed;
    try {
      sealed = Files.readString(file).strip();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    String opened = ask("Unprotect", sealed, "did not answer");
    try {
      return Optional.of(Base64.getDecoder().decode(opened));
    } catch (IllegalArgumentException e) {
      throw new IOException(location() + " holds no key of TokenScope.", e);
    }
  }

  @Override
  public void write(byte[] key) throws IOException {
    String sealed =
        ask("Protect", Base64.getEncoder().encodeToString(key), "does not take the key");
    OwnerOnly.replace(file, sealed + "\n");
  }

  private String ask(String what, String line, String failure) throws IOException {
    SmallCommand.Said said =
        command.say(
            line + "\n",
            List.of("-NoProfile", "-NonInteractive", "-Command", SCRIPT.replace("VERB", what)));
    String out = said.out().strip();
    if (said.code() != 0 || out.isEmpty()) {
      throw new IOException(location() + " " + failure + ": " + said.error());
    }
    return out;
  }
}
