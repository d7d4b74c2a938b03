package dev.tokenscope.lab;

import dev.tokenscope.intent.StoreKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a thief would read of a store: the bytes of its file, and where its key is.
 *
 * @param kind of the store
 * @param file where it is; empty where no file is
 * @param key where its key is; empty where it has none
 * @param keychain whether it is the operating system that keeps the key
 * @param content of the file; a secret where it is plain; empty where there is no file
 * @param trouble why it could not be read; empty where it could
 */
public record OnDisk(
    StoreKind kind, String file, String key, boolean keychain, String content, String trouble) {

  /** Tokens do not belong into logs. */
  @Override
  public String toString() {
    return "OnDisk[" + kind + ", " + file + "]";
  }

  static OnDisk of(
      StoreKind kind, @Nullable Path tokenFile, LabOptions.@Nullable Encrypted encrypted) {
    return switch (kind) {
      case MEMORY -> new OnDisk(kind, "", "", false, "", "");
      case FILE -> read(kind, tokenFile, "", false);
      case ENCRYPTED_FILE ->
          encrypted == null
              ? read(kind, null, "", false)
              : read(
                  kind, encrypted.file(), encrypted.key().location(), encrypted.key().isKeychain());
    };
  }

  private static OnDisk read(StoreKind kind, @Nullable Path file, String key, boolean keychain) {
    if (file == null) {
      return new OnDisk(kind, "", key, keychain, "", "");
    }
    try {
      String content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return new OnDisk(kind, file.toString(), key, keychain, content, "");
    } catch (NoSuchFileException e) {
      return new OnDisk(kind, file.toString(), key, keychain, "", "");
    } catch (IOException e) {
      return new OnDisk(kind, file.toString(), key, keychain, "", String.valueOf(e.getMessage()));
    }
  }
}
