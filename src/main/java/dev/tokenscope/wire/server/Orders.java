package dev.tokenscope.wire.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The goods of the little shop behind the API. They are props: not part of the truth about tokens,
 * and gone with the program.
 */
final class Orders {

  private static final Duration KEY_LIFETIME = Duration.ofMinutes(10);
  private static final int KEPT_MAX = 1000;

  private final InstantSource clock;
  private final Map<String, ObjectNode> orders = new LinkedHashMap<>();
  private final Map<String, Remembered> byKey = new LinkedHashMap<>();
  private int lastId = 1003;

  private record Remembered(String body, ObjectNode order, Instant until) {}

  /** What came of an order with an idempotency key. */
  sealed interface Placed {
    /** It is new. */
    record New(ObjectNode order) implements Placed {}

    /** It was there already, and is the same. */
    record Replayed(ObjectNode order) implements Placed {}

    /** The key was used for another one. */
    record Conflict() implements Placed {}
  }

  Orders(InstantSource clock) {
    this.clock = clock;
    add("1001", "Looking glass", 1);
    add("1002", "White roses", 12);
    add("1003", "Tea for three", 3);
  }

  private void add(String id, String item, int quantity) {
    orders.put(
        id,
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id)
            .put("item", item)
            .put("quantity", quantity));
  }

  /** The three that are always there: the answer to a list stays short. */
  synchronized ArrayNode list() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    orders.values().stream().limit(3).forEach(list::add);
    return list;
  }

  synchronized Optional<ObjectNode> find(String id) {
    return Optional.ofNullable(orders.get(id));
  }

  /**
   * Places an order.
   *
   * @param caller whose key it is: two people may choose the same
   * @param key {@code Idempotency-Key}; empty for none
   */
  synchronized Placed place(String caller, String key, ObjectNode order) {
    Instant now = clock.instant();
    byKey.values().removeIf(remembered -> !now.isBefore(remembered.until()));
    String body = order.toString();
    Remembered before = key.isEmpty() ? null : byKey.get(caller + " " + key);
    if (before != null) {
      return before.body().equals(body)
          ? new Placed.Replayed(before.order())
          : new Placed.Conflict();
    }
    String id = Integer.toString(++lastId);
    ObjectNode placed = order.deepCopy().put("id", id);
    orders.put(id, placed);
    if (orders.size() > KEPT_MAX) {
      orders.keySet().stream().skip(3).findFirst().ifPresent(orders::remove);
    }
    if (!key.isEmpty()) {
      byKey.put(caller + " " + key, new Remembered(body, placed, now.plus(KEY_LIFETIME)));
    }
    return new Placed.New(placed);
  }
}
