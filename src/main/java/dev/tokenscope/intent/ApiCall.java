package dev.tokenscope.intent;

/**
 * A request to the API, as a person chooses it.
 *
 * @param method the HTTP method
 * @param path from the slash on, with the query
 * @param body JSON text; empty where there is none
 */
public record ApiCall(String method, String path, String body) {

  /** Reads the orders: the call a newcomer makes first. */
  public static final ApiCall ORDERS = get("/api/orders");

  /** Refuses a path that is none. */
  public ApiCall {
    if (!path.startsWith("/") || path.chars().anyMatch(c -> c <= ' ' || c == 127)) {
      throw new IllegalArgumentException(
          "'" + path + "' is not a path. It must begin with a slash and have no spaces.");
    }
  }

  /** A GET. */
  public static ApiCall get(String path) {
    return new ApiCall("GET", path, "");
  }

  /** A POST with a JSON body. */
  public static ApiCall post(String path, String json) {
    return new ApiCall("POST", path, json);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
