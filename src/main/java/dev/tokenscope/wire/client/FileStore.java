package dev.tokenscope.wire.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.journal.FileFlaw;
import dev.tokenscope.journal.FlawedFile;
import dev.tokenscope.journal.OwnerOnly;
import dev.tokenscope.journal.SetAside;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Tokens in a file that only its owner can read: plain JSON, or encrypted. Programs that share the
 * file take turns with a lock on a file beside it; the lock is not on the file itself, because that
 * is replaced at every save.
 */
public final class FileStore implements TokenStore {

  // a file lock belongs to the whole process (java.nio.channels.FileLock): the threads of one
  // process must queue before it, whichever store object they use
  private static final ConcurrentHashMap<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

  private final Path file;
  private final StoreKind kind;
  private final Sealing sealing;

  /** A store in this file, which need not exist yet. */
  public FileStore(Path file) {
    this(file, StoreKind.FILE, Sealing.PLAIN);
  }

  private FileStore(Path file, StoreKind kind, Sealing sealing) {
    this.file = file.toAbsolutePath().normalize();
    this.kind = kind;
    this.sealing = sealing;
  }

  /** A store in this file, encrypted with a key that is kept elsewhere. */
  public static FileStore encrypted(Path file, KeyPlace key) {
    return new FileStore(file, StoreKind.ENCRYPTED_FILE, new AesGcm(key));
  }

  @Override
  public StoreKind kind() {
    return kind;
  }

  @Override
  public String location() {
    return file.toString();
  }

  /**
   * What the file holds. One that holds no session is moved out of the way, never overwritten: it
   * may be somebody's.
   */
  @Override
  public Optional<StoredSession> load() throws IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (CharacterCodingException e) {
      throw corrupt(e);
    } catch (IOException e) {
      // saving over what cannot be read would lose it
      throw SetAside.because(FileFlaw.of(e, file), file, file + " cannot be read.", e);
    }
    try {
      return Optional.of(SessionJson.read(sealing.open(text)));
    } catch (Sealing.WrongKey e) {
      throw SetAside.because(
          FileFlaw.KEY_MISSING, file, file + " cannot be decrypted. " + e.getMessage(), e);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw corrupt(e);
    }
  }

  @Override
  public void save(StoredSession session) throws IOException {
    OwnerOnly.replace(file, sealing.seal(SessionJson.write(session)));
  }

  @Override
  public void clear() throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public <T> T exclusively(Supplier<T> work) throws IOException {
    ReentrantLock turn = TURNS.computeIfAbsent(file, _ -> new ReentrantLock());
    turn.lock();
    try {
      Path beside = file.resolveSibling(file.getFileName() + ".lock");
      OwnerOnly.create(beside);
      try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        assert lock.isValid();
        return work.get();
      }
    } finally {
      turn.unlock();
    }
  }

  private FlawedFile corrupt(Exception cause) throws IOException {
    return SetAside.because(FileFlaw.CORRUPT, file, file + " holds no session.", cause);
  }
}
