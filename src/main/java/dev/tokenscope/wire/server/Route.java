package dev.tokenscope.wire.server;

import java.util.List;
import java.util.Optional;

/**
 * A path and who answers there.
 *
 * @param method the HTTP method; GET serves HEAD as well
 * @param path exact, or ending in {@code /*} for one more segment
 * @param endpoint who answers
 */
record Route(String method, String path, Endpoint endpoint) {

  boolean fitsPath(String other) {
    if (!path.endsWith("/*")) {
      return path.equals(other);
    }
    String prefix = path.substring(0, path.length() - 1);
    return other.length() > prefix.length()
        && other.startsWith(prefix)
        && other.indexOf('/', prefix.length()) < 0;
  }

  boolean fitsMethod(String other) {
    return method.equals(other) || (method.equals("GET") && other.equals("HEAD"));
  }

  /** What a path allows, for {@code Allow} and for a preflight. */
  static String allowed(List<Route> routes) {
    StringBuilder allowed = new StringBuilder();
    for (Route route : routes) {
      allowed.append(route.method).append(", ");
      if (route.method.equals("GET")) {
        allowed.append("HEAD, ");
      }
    }
    return allowed.append("OPTIONS").toString();
  }

  static Optional<Route> forMethod(List<Route> routes, String method) {
    return routes.stream().filter(route -> route.fitsMethod(method)).findFirst();
  }
}
