package dev.tokenscope.wire.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds who answers at a path. Exact paths are looked up; only a few have a variable end. */
final class Routes {

  private final Map<String, List<Route>> exact = new LinkedHashMap<>();
  private final List<Route> variable = new ArrayList<>();

  Routes(List<Route> routes) {
    for (Route route : routes) {
      if (route.path().endsWith("/*")) {
        variable.add(route);
      } else {
        exact.computeIfAbsent(route.path(), _ -> new ArrayList<>()).add(route);
      }
    }
  }

  /** Every route of a path; empty when nobody answers there. */
  List<Route> at(String path) {
    List<Route> found = exact.get(path);
    return found != null ? found : variable.stream().filter(route -> route.fitsPath(path)).toList();
  }
}
