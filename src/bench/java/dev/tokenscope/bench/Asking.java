package dev.tokenscope.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Requests as text, and what is asked once, before the measuring begins. */
final class Asking {

  /** As many as the figures of the server are defined for. */
  static final int CONNECTIONS = 16;

  private Asking() {}

  static byte[] get(InetSocketAddress server, String target, String... headers) {
    return request("GET", server, target, "", headers);
  }

  static byte[] form(InetSocketAddress server, String target, String form, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = "Content-Type: application/x-www-form-urlencoded";
    return request("POST", server, target, form, all);
  }

  private static byte[] request(
      String method, InetSocketAddress server, String target, String body, String... headers) {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
    text.append("Host: 127.0.0.1:").append(server.getPort()).append("\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    if (!body.isEmpty()) {
      text.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return text.append("\r\n").append(body).toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Asks once on a connection of its own. */
  static String once(InetSocketAddress server, byte[] request) throws IOException {
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.getOutputStream().write(request);
      byte[] answer = new byte[64 * 1024];
      int have = 0;
      int length = -1;
      while (length < 0 || have < length) {
        int read = socket.getInputStream().read(answer, have, answer.length - have);
        if (read < 0) {
          throw new IOException("The answer ended early.");
        }
        have += read;
        length = Answers.length(answer, have);
      }
      return Answers.text(answer, length);
    }
  }

  /** The tokens of a login at TokenScope's token endpoint. */
  static String logIn(InetSocketAddress server) throws IOException {
    String answer =
        once(
            server,
            form(
                server,
                "/oauth2/token",
                "grant_type=password&username=alice&password=wonderland&client_id=tokenscope"));
    Answers.check(answer);
    return answer;
  }

  /** The same talk on each connection. */
  static List<Load.Talk> everywhere(Load.Talk talk) {
    return Collections.nCopies(CONNECTIONS, talk);
  }
}
