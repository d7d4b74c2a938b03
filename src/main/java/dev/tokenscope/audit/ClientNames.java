package dev.tokenscope.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the clients of a watched run are called in its reports. In the next run they are called the
 * same, and each name is one word, so that a {@link Baseline} can hold them. Of those that call
 * themselves alike, the second to come is {@code app-2}.
 */
public final class ClientNames {

  private ClientNames() {}

  /**
   * A name for each.
   *
   * @param clients in the order in which they came
   * @param given what they are called instead of what they call themselves; null for nothing
   */
  public static List<String> of(List<LiveClient> clients, @Nullable String given) {
    Map<String, Integer> times = new HashMap<>();
    List<String> names = new ArrayList<>();
    for (LiveClient client : clients) {
      String name = given == null ? client.shortName().strip().replaceAll("[\\s#]+", "-") : given;
      int number = times.merge(name, 1, Integer::sum);
      names.add(number == 1 ? name : name + "-" + number);
    }
    return names;
  }
}
