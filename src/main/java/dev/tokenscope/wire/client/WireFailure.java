package dev.tokenscope.wire.client;

import dev.tokenscope.journal.FailureKind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.util.Objects;

/** A failure that the laboratory made itself, and the one place that sorts all others. */
final class WireFailure extends IOException {

  private static final long serialVersionUID = 1L;

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
      case IOException e when isUnreached(e) -> FailureKind.REFUSED;
      // OkHttp's word for a body that ends before its Content-Length
      case ProtocolException e when detailOf(e).startsWith("unexpected end of stream") ->
          FailureKind.BROKEN;
      case ProtocolException _ -> FailureKind.GARBLED;
      case IOException _ -> FailureKind.BROKEN;
      default -> FailureKind.GARBLED;
    };
  }
}
