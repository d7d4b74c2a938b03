package dev.tokenscope.journal;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/**
 * Something that went wrong outside of what is studied here: on this computer, not in a protocol.
 * Each has a sentence for what happened and one for what to do; the detail is for copying.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "trouble")
public sealed interface Trouble {

  /**
   * The port is in use, or not for this user, so the server took another.
   *
   * @param port that was asked for
   * @param origin where it listens instead
   */
  record PortTaken(int port, String origin) implements Trouble {}

  /**
   * The server cannot listen, and nothing took its place.
   *
   * @param address that was asked for
   * @param port that was asked for
   * @param detail what the network said
   */
  record CannotListen(String address, int port, String detail) implements Trouble {}

  /**
   * The folder cannot be used: nothing is remembered after the program stops.
   *
   * @param folder which one
   * @param detail what the file system said
   */
  record FolderUnusable(String folder, String detail) implements Trouble {}

  /**
   * Another program has the folder: nothing is remembered after this one stops.
   *
   * @param folder which one
   */
  record FolderTaken(String folder) implements Trouble {}

  /**
   * A file could not be used, and was moved out of the way.
   *
   * @param what it should be
   * @param file which one
   * @param aside where it is now
   * @param flaw why
   * @param detail what is wrong with it
   */
  record MovedAside(Kept what, String file, String aside, FileFlaw flaw, String detail)
      implements Trouble {}

  /**
   * A file could not be read or written; the program goes on in memory.
   *
   * @param what it should be
   * @param file which one
   * @param flaw why
   * @param detail what the file system said
   */
  record NotKept(Kept what, String file, FileFlaw flaw, String detail) implements Trouble {}

  /**
   * The computer's clock shows an earlier time than when the program was last used.
   *
   * @param wall what it shows
   * @param last what it showed then
   */
  record ClockTurnedBack(Instant wall, Instant last) implements Trouble {}

  /**
   * A request got no answer.
   *
   * @param kind why
   * @param origin of the server that was asked, for example {@code http://127.0.0.1:8089}
   * @param detail what the network said
   */
  record NoAnswer(FailureKind kind, String origin, String detail) implements Trouble {}
}
