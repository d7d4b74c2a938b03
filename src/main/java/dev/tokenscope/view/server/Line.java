package dev.tokenscope.view.server;

import dev.tokenscope.projection.TokenStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param id by which it is acted on: a {@code sid}, a {@code jti}, the number of a fault; otherwise
 *     something of its own
 * @param cells one for each column
 * @param status what its last cell tells, as a shape and a colour; null for nothing
 * @param acts whether something can be done to it
 */
public record Line(String id, List<String> cells, @Nullable TokenStatus status, boolean acts) {

  /** One that can only be read. */
  static Line plain(String id, String... cells) {
    return new Line(id, List.of(cells), null, false);
  }
}
