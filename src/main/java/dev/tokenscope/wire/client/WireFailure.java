package dev.tokenscope.wire.client;

import dev.tokenscope.journal.FailureKind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** A failure that the laboratory made itself, and the one place that sorts all others. */
final class WireFailure extends IOException {

  private static final long serialVersionUID = 1L;

  private static final Pattern NO_LINE_END =
      Pattern.compile("not found: limit=([0-9]{1,9}) content=([0-9a-f]*)");
  // longer than any header that a server takes itself
  private static final int LINE_BYTES_MAX = 64 * 1024;

  private final FailureKind kind;

  WireFailure(FailureKind kind, String detail) {
    super(detail);
    this.kind = kind;
  }

  /** What kind of failure it is for whoever holds the ticket. */
  static FailureKind kindOf(Exception failure, Ticket ticket) {
    return ticket.givenUp().orElseGet(() -> kindOf(failure));
  }

  /** What the network said, in its own words. */
  static String detailOf(Exception failure) {
    return Objects.requireNonNullElse(failure.getMessage(), failure.getClass().getSimpleName());
  }

  static boolean isUnreached(IOException failure) {
    return failure instanceof ConnectException
        || failure instanceof NoRouteToHostException
        || failure instanceof UnknownHostException;
  }

  private static FailureKind kindOf(Exception failure) {
    return switch (failure) {
      case WireFailure ours -> ours.kind;
      case UnknownHostException _ -> FailureKind.UNKNOWN_HOST;
      case IOException e when isUnreached(e) -> FailureKind.REFUSED;
      case InterruptedIOException _ -> FailureKind.TIMEOUT;
      case SSLException _ -> FailureKind.TLS;
      case SocketException e when isReset(e) -> FailureKind.RESET;
      // OkHttp's word for a body that ends before its Content-Length
      case ProtocolException e when detailOf(e).startsWith("unexpected end of stream") ->
          FailureKind.BROKEN;
      case ProtocolException e -> isTls(detailOf(e)) ? FailureKind.TLS : FailureKind.GARBLED;
      case IOException e -> kindOfEnd(e);
      default -> FailureKind.GARBLED;
    };
  }

  private static boolean isReset(SocketException failure) {
    String said = detailOf(failure).toLowerCase(Locale.ROOT);
    return said.contains("reset") || said.contains("broken pipe") || said.contains("abort");
  }

  /** The beginning of a TLS record (RFC 8446 §5.1): an alert or a handshake. */
  private static boolean isTls(String detail) {
    return detail.contains("\u0015\u0003") || detail.contains("\u0016\u0003");
  }

  /** OkHttp says "unexpected end of stream" for three things; Okio's words below tell which. */
  private static FailureKind kindOfEnd(IOException failure) {
    Matcher end =
        failure.getCause() instanceof EOFException cause
            ? NO_LINE_END.matcher(detailOf(cause))
            : NO_LINE_END.matcher("");
    if (!end.find()) {
      return FailureKind.BROKEN;
    }
    String content = end.group(2);
    if (content.startsWith("1503") || content.startsWith("1603")) {
      return FailureKind.TLS;
    }
    // a stream that ended shows all it had; one that was cut shows more than it was allowed
    int allowed = Integer.parseInt(end.group(1));
    return allowed > LINE_BYTES_MAX || content.length() / 2 > allowed
        ? FailureKind.OVERSIZED
        : FailureKind.BROKEN;
  }
}
