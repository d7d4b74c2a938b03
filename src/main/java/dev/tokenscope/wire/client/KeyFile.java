package dev.tokenscope.wire.client;

import dev.tokenscope.journal.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * A key in a file that only its owner can read: for computers without a keychain. Whoever can read
 * the one file can read the other; what it keeps out is a copy of the tokens alone.
 */
public final class KeyFile implements KeyPlace {

  private final Path file;

  /** A key in this file, which need not exist yet. */
  public KeyFile(Path file) {
    this.file = file.toAbsolutePath().normalize();
  }

  @Override
  public String location() {
    return file.toString();
  }

  @Override
  public boolean isKeychain() {
    return false;
  }

  @Override
  public Optional<byte[]> read() throws IOException {
    try {
      return Optional.of(Base64.getDecoder().decode(Files.readString(file).strip()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " holds no key.", e);
    }
  }

  @Override
  public void write(byte[] key) throws IOException {
    OwnerOnly.replace(file, Base64.getEncoder().encodeToString(key) + "\n");
  }
}
