package dev.tokenscope.wire.server;

import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Message;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads HTTP/1.1 requests off a socket, strictly (RFC 9112). Everything a client can get wrong
 * about the framing of a message is found here and nowhere else, so that nothing behind it can
 * hang.
 */
final class RequestReader {

  /** Bodies above this are refused with 413. */
  static final int BODY_BYTES_MAX = 1024 * 1024;

  private static final int HEAD_BYTES_MAX = 32 * 1024;
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final InputStream in;
  private final OutputStream out;
  private final String address;
  private final int port;
  private byte[] buffer = new byte[4096];
  private int start;
  private int end;

  RequestReader(InputStream in, OutputStream out, String address, int port) {
    this.in = in;
    this.out = out;
    this.address = address;
    this.port = port;
  }

  /** The request line and the header fields, before anything is known about the body. */
  private record Head(
      String method, String target, String version, List<Header> headers, String authority) {}

  /** A flaw ends the reading of a request; what was understood so far is answered. */
  private static final class FlawFound extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Incoming.Flaw flaw;

    FlawFound(int status, String description) {
      super(description, null, false, false);
      this.flaw = new Incoming.Flaw(status, description);
    }
  }

  /**
   * Waits for the first byte of the next request.
   *
   * @return whether there is one; not when the connection is over
   */
  boolean await() throws IOException {
    return skipBlankLines();
  }

  /**
   * Reads the request whose first byte is there.
   *
   * @return empty when what comes is not HTTP
   */
  Optional<Incoming> read() throws IOException {
    if (!looksLikeHttp()) {
      return Optional.empty();
    }
    Head head = new Head("GET", "/", "HTTP/1.1", List.of(), "");
    try {
      int headEnd = findHeadEnd();
      if (headEnd < 0) {
        return Optional.empty();
      }
      List<String> lines = lines(headEnd);
      String[] parts = lines.get(0).split(" ", -1);
      // what is understood of a flawed request is shown with it
      head = new Head(parts[0], printable(parts[1]), parts[2], List.of(), "");
      List<Header> fields = fields(lines.subList(1, lines.size()));
      head = new Head(head.method(), head.target(), head.version(), fields, "");
      return Optional.of(withBody(checked(head)));
    } catch (FlawFound found) {
      Message.Request request =
          new Message.Request(head.method(), head.target(), head.headers(), Body.EMPTY);
      return Optional.of(new Incoming(request, head.authority(), address, port, true, found.flaw));
    }
  }

  private Incoming withBody(Head head) throws IOException, FlawFound {
    boolean bodiless = head.method().equals("GET") || head.method().equals("HEAD");
    boolean close = closes(head);
    List<String> codings = Header.all(head.headers(), "Transfer-Encoding");
    List<String> lengths = Header.all(head.headers(), "Content-Length");
    byte[] body;
    try {
      if (!codings.isEmpty()) {
        if (!lengths.isEmpty()) {
          throw new FlawFound(
              400, "Content-Length and Transfer-Encoding contradict each other (RFC 9112 §6.1)");
        }
        if (codings.size() != 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
          throw new FlawFound(400, "Only the transfer coding 'chunked' is understood");
        }
        sayContinue(head);
        body = chunks();
      } else if (!lengths.isEmpty()) {
        int length = length(lengths);
        if (length > 0) {
          sayContinue(head);
        }
        body = exactly(length);
      } else if (head.version().equals("HTTP/1.0") && !bodiless && hasBodyByNature(head)) {
        throw new FlawFound(411, "An HTTP/1.0 request with a body needs a Content-Length");
      } else {
        body = new byte[0];
      }
    } catch (FlawFound found) {
      Message.Request request =
          new Message.Request(head.method(), head.target(), head.headers(), Body.EMPTY);
      return new Incoming(request, head.authority(), address, port, true, found.flaw);
    }
    Message.Request request =
        new Message.Request(
            head.method(),
            head.target(),
            head.headers(),
            // RFC 9110 §9.3.1: content in a GET has no meaning
            bodiless ? Body.EMPTY : Body.of(body));
    return new Incoming(request, head.authority(), address, port, close, null);
  }

  private static boolean hasBodyByNature(Head head) {
    return head.method().equals("POST")
        || head.method().equals("PUT")
        || head.method().equals("PATCH");
  }

  private static boolean closes(Head head) {
    String connection =
        String.join(",", Header.all(head.headers(), "Connection")).toLowerCase(Locale.ROOT);
    return head.version().equals("HTTP/1.0")
        ? !connection.contains("keep-alive")
        : connection.contains("close");
  }

  private static Head checked(Head head) throws FlawFound {
    List<Header> fields = head.headers();
    if (!head.method().chars().allMatch(RequestReader::isTokenChar) || head.method().isEmpty()) {
      throw new FlawFound(400, "The request line has no proper method");
    }
    if (!head.version().equals("HTTP/1.1") && !head.version().equals("HTTP/1.0")) {
      throw new FlawFound(505, "This server speaks HTTP/1.1");
    }
    List<String> hosts = Header.all(fields, "Host");
    if (hosts.size() > 1 || (hosts.isEmpty() && head.version().equals("HTTP/1.1"))) {
      throw new FlawFound(400, "A request needs exactly one Host header (RFC 9112 §3.2)");
    }
    String host = hosts.isEmpty() ? "" : hosts.get(0);
    if (!host.chars().allMatch(RequestReader::isAuthorityChar)) {
      throw new FlawFound(400, "The Host header is malformed");
    }
    String target = head.target();
    if (target.regionMatches(true, 0, "http://", 0, 7)) {
      int slash = target.indexOf('/', 7);
      String authority = slash < 0 ? target.substring(7) : target.substring(7, slash);
      if (authority.isEmpty() || !authority.chars().allMatch(RequestReader::isAuthorityChar)) {
        throw new FlawFound(400, "The request target is malformed");
      }
      return new Head(head.method(), target, head.version(), fields, authority);
    }
    if (!target.startsWith("/") && !(target.equals("*") && head.method().equals("OPTIONS"))) {
      throw new FlawFound(400, "The request target must be a path that begins with a slash");
    }
    return new Head(head.method(), target, head.version(), fields, host);
  }

  private static List<Header> fields(List<String> lines) throws FlawFound {
    List<Header> fields = new ArrayList<>(lines.size());
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon <= 0 || !line.substring(0, colon).chars().allMatch(RequestReader::isTokenChar)) {
        throw new FlawFound(400, "A header line is malformed (RFC 9112 §5)");
      }
      String value = line.substring(colon + 1).strip();
      if (value.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 127)) {
        throw new FlawFound(400, "A header value has a control character");
      }
      fields.add(new Header(line.substring(0, colon), value));
    }
    return fields;
  }

  private static int length(List<String> lengths) throws FlawFound {
    String first = lengths.get(0);
    if (!lengths.stream().allMatch(first::equals)
        || first.isEmpty()
        || !first.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new FlawFound(400, "Content-Length must be one number");
    }
    if (first.length() > 9 || Integer.parseInt(first) > BODY_BYTES_MAX) {
      throw new FlawFound(413, "The body is larger than 1 MiB");
    }
    return Integer.parseInt(first);
  }

  private void sayContinue(Head head) throws IOException {
    boolean asked =
        Header.first(head.headers(), "Expect").orElse("").equalsIgnoreCase("100-continue");
    if (asked && head.version().equals("HTTP/1.1")) {
      out.write(CONTINUE);
      out.flush();
    }
  }

  private byte[] exactly(int length) throws IOException {
    byte[] body = new byte[length];
    int have = Math.min(length, end - start);
    System.arraycopy(buffer, start, body, 0, have);
    start += have;
    if (in.readNBytes(body, have, length - have) < length - have) {
      throw new EOFException("The body ended early.");
    }
    return body;
  }

  private byte[] chunks() throws IOException, FlawFound {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      String line = line(256);
      int extension = line.indexOf(';');
      String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
      if (digits.isEmpty()
          || digits.length() > 8
          || !digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
        throw new FlawFound(400, "A chunk has no proper size (RFC 9112 §7.1)");
      }
      long size = Long.parseLong(digits, 16);
      if (body.size() + size > BODY_BYTES_MAX) {
        throw new FlawFound(413, "The body is larger than 1 MiB");
      }
      if (size == 0) {
        skipTrailers();
        return body.toByteArray();
      }
      body.writeBytes(exactly((int) size));
      if (!line(2).isEmpty()) {
        throw new FlawFound(400, "A chunk is longer than it says");
      }
    }
  }

  private void skipTrailers() throws IOException, FlawFound {
    int skipped = 0;
    for (String line = line(8192); !line.isEmpty(); line = line(8192)) {
      skipped += line.length();
      if (skipped > HEAD_BYTES_MAX) {
        throw new FlawFound(431, "The trailers are too large");
      }
    }
  }

  private String line(int max) throws IOException, FlawFound {
    int at = start;
    while (true) {
      while (at < end) {
        if (buffer[at] == '\n') {
          String line = text(start, at);
          start = at + 1;
          return line;
        }
        at++;
        if (at - start > max) {
          throw new FlawFound(400, "A line of the body is too long");
        }
      }
      int before = at - start;
      if (!fill()) {
        throw new EOFException("The body ended early.");
      }
      at = start + before;
    }
  }

  /** RFC 9112 §2.2: a server should ignore an empty line before a request. */
  private boolean skipBlankLines() throws IOException {
    while (true) {
      while (start < end && (buffer[start] == '\r' || buffer[start] == '\n')) {
        start++;
      }
      if (start < end) {
        return true;
      }
      if (!fill()) {
        return false;
      }
    }
  }

  /** TLS, binary protocols and lines without a method are not worth an answer. */
  private boolean looksLikeHttp() {
    return isTokenChar(buffer[start]);
  }

  /**
   * Reads up to the empty line behind the head.
   *
   * @return where the body begins; negative as soon as the first line is none of HTTP/1: who sent
   *     it may be waiting for an answer already
   */
  private int findHeadEnd() throws IOException, FlawFound {
    int at = start;
    int lineStart = start;
    while (true) {
      for (; at < end; at++) {
        byte b = buffer[at];
        if (b == '\n') {
          boolean empty = at == lineStart || (at == lineStart + 1 && buffer[lineStart] == '\r');
          if (empty) {
            checkHeadSize(at);
            return at + 1;
          }
          if (lineStart == start && !isRequestLine(text(start, at))) {
            return -1;
          }
          lineStart = at + 1;
        } else if (b == 0) {
          throw new FlawFound(400, "The request has a NUL byte");
        }
      }
      checkHeadSize(at);
      int before = at - start;
      int lineBefore = lineStart - start;
      if (!fill()) {
        throw new EOFException("The request head ended early.");
      }
      at = start + before;
      lineStart = start + lineBefore;
    }
  }

  private void checkHeadSize(int at) throws FlawFound {
    if (at - start > HEAD_BYTES_MAX) {
      throw new FlawFound(431, "The request head is larger than 32 KiB");
    }
  }

  private static boolean isRequestLine(String line) {
    String[] parts = line.split(" ", -1);
    return parts.length == 3 && parts[2].startsWith("HTTP/");
  }

  private List<String> lines(int headEnd) throws FlawFound {
    List<String> lines = new ArrayList<>();
    int lineStart = start;
    for (int at = start; at < headEnd; at++) {
      if (buffer[at] == '\n') {
        String line = text(lineStart, at);
        if (!line.isEmpty()) {
          lines.add(line);
        }
        lineStart = at + 1;
      }
    }
    start = headEnd;
    for (String line : lines) {
      if (line.indexOf('\r') >= 0 || line.startsWith(" ") || line.startsWith("\t")) {
        throw new FlawFound(400, "A header line is malformed (RFC 9112 §5)");
      }
    }
    return lines;
  }

  /** ISO 8859-1 keeps every byte, whatever a client meant by it. */
  private String text(int from, int lineFeed) {
    int to = lineFeed > from && buffer[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
    return new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private boolean fill() throws IOException {
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end == buffer.length) {
      byte[] larger = new byte[buffer.length * 2];
      System.arraycopy(buffer, 0, larger, 0, end);
      buffer = larger;
    }
    int read = in.read(buffer, end, buffer.length - end);
    if (read < 0) {
      return false;
    }
    end += read;
    return true;
  }

  private static String printable(String target) throws FlawFound {
    if (target.isEmpty() || !target.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new FlawFound(400, "The request target has a character that must be percent-encoded");
    }
    return target;
  }

  private static boolean isTokenChar(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
  }

  private static boolean isAuthorityChar(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "._~-:[]".indexOf(c) >= 0;
  }
}
