package dev.tokenscope.app;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tokenscope.journal.Json;
import dev.tokenscope.journal.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Where the window that has a folder can be asked to come to the front, so that a second start
 * shows it instead of opening another. Whoever asks proves with a secret that they can read the
 * folder; nothing else can be asked for.
 */
public final class RunningWindow implements AutoCloseable {

  private static final String FILE = "running.json";
  private static final int SECRET_BYTES = 32;
  private static final int TIMEOUT_MS = 3000;
  private static final int BACKLOG = 4;
  private static final byte SHOWN = '+';

  private final Path file;
  private final ServerSocket socket;
  private final byte[] secret;

  private RunningWindow(Path file, ServerSocket socket, byte[] secret) {
    this.file = file;
    this.socket = socket;
    this.secret = secret;
  }

  /**
   * Can be asked from now on.
   *
   * @param folder which nobody else has
   * @param show brings the window to the front; called on a thread of its own
   * @throws IOException when nobody can listen, or the folder cannot be written
   */
  public static RunningWindow in(Path folder, Runnable show) throws IOException {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    String secret = HexFormat.of().formatHex(bytes);
    ServerSocket socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    RunningWindow window =
        new RunningWindow(folder.resolve(FILE), socket, secret.getBytes(StandardCharsets.US_ASCII));
    try {
      OwnerOnly.replace(
          window.file,
          Json.mapper()
              .createObjectNode()
              .put("port", socket.getLocalPort())
              .put("secret", secret)
              .toString());
    } catch (IOException e) {
      socket.close();
      throw e;
    }
    Thread.ofVirtual().name("running window").start(() -> window.listen(show));
    return window;
  }

  /**
   * Asks the window that has a folder to come to the front.
   *
   * @return whether it said that it did; not when there is none, or it hangs
   */
  public static boolean show(Path folder) {
    try {
      JsonNode where = Json.mapper().readTree(Files.readString(folder.resolve(FILE)));
      int port = where.path("port").asInt();
      byte[] secret = where.path("secret").asText().getBytes(StandardCharsets.US_ASCII);
      if (port <= 0 || secret.length != 2 * SECRET_BYTES) {
        return false;
      }
      try (Socket asking = new Socket()) {
        asking.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
        asking.setSoTimeout(TIMEOUT_MS);
        asking.getOutputStream().write(secret);
        asking.getOutputStream().flush();
        return asking.getInputStream().read() == SHOWN;
      }
    } catch (IOException | IllegalArgumentException e) {
      // gone, hung, or something else listens there now: then there is none to show
      return false;
    }
  }

  private void listen(Runnable show) {
    while (!socket.isClosed()) {
      try (Socket asked = socket.accept()) {
        answer(asked, show);
      } catch (IOException _) {
        // whoever asked is gone; or this is closed, and the loop ends
      }
    }
  }

  private void answer(Socket asked, Runnable show) throws IOException {
    asked.setSoTimeout(TIMEOUT_MS);
    InputStream in = asked.getInputStream();
    byte[] told = in.readNBytes(secret.length);
    if (MessageDigest.isEqual(told, secret)) {
      show.run();
      asked.getOutputStream().write(SHOWN);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    Files.deleteIfExists(file);
  }
}
