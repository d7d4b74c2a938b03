package dev.tokenscope.wire.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.token.Claims;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The resources: what tokens are for. */
final class ApiEndpoints {

  private final ApiGuard guard;
  private final Orders orders;

  ApiEndpoints(ApiGuard guard, Orders orders) {
    this.guard = guard;
    this.orders = orders;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/api/public", this::open),
        new Route("GET", "/api/me", guard.guard("", this::me)),
        new Route("GET", "/api/orders", guard.guard("orders:read", this::list)),
        new Route("POST", "/api/orders", guard.guard("orders:write", this::place)),
        new Route("GET", "/api/orders/*", guard.guard("orders:read", this::one)),
        new Route("GET", "/api/slow", guard.guard("", this::slow)),
        new Route("GET", "/api/admin", guard.guard("admin", this::admin)));
  }

  private Answer open(ServerRequest request) {
    return Answer.json(200, object().put("message", "Everybody may read this."));
  }

  private Answer me(ServerRequest request, Claims claims) {
    return Answer.json(
        200,
        object()
            .put("sub", claims.subject())
            .put("client_id", claims.clientId())
            .put("scope", String.join(" ", claims.scope())));
  }

  private Answer list(ServerRequest request, Claims claims) {
    return Answer.json(200, object().set("orders", orders.list()));
  }

  private Answer one(ServerRequest request, Claims claims) {
    String id = request.path().substring("/api/orders/".length());
    return orders
        .find(id)
        .map(order -> Answer.json(200, order))
        .orElseGet(() -> Answer.error(404, "not_found", "There is no such order"));
  }

  private Answer place(ServerRequest request, Claims claims) {
    Optional<ObjectNode> order = request.json();
    if (order.isEmpty() || !request.isOfType("application/json")) {
      return Answer.error(400, "invalid_request", "Send the order as a JSON object");
    }
    String caller = claims.subject() == null ? "" : claims.subject();
    String key = request.header("Idempotency-Key").orElse("");
    return switch (orders.place(caller, key, order.get())) {
      case Orders.Placed.New placed -> created(placed.order());
      case Orders.Placed.Replayed replayed ->
          created(replayed.order()).with("Idempotent-Replayed", "true");
      case Orders.Placed.Conflict _ ->
          Answer.error(
              422, "idempotency_conflict", "This Idempotency-Key belongs to another order");
    };
  }

  private static Answer created(ObjectNode order) {
    return Answer.json(201, order).with("Location", "/api/orders/" + order.path("id").asText());
  }

  private Answer slow(ServerRequest request, Claims claims) {
    String wish = request.query().get("ms").orElse("500");
    if (!wish.matches("[0-9]{1,5}") || Integer.parseInt(wish) > 30_000) {
      return Answer.error(400, "invalid_request", "ms must be a number from 0 to 30000");
    }
    int millis = Integer.parseInt(wish);
    return Answer.json(200, object().put("waited_ms", millis)).later(Duration.ofMillis(millis));
  }

  private Answer admin(ServerRequest request, Claims claims) {
    return Answer.json(200, object().put("message", "You are the administrator."));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
