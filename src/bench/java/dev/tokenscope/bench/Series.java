package dev.tokenscope.bench;

import java.util.List;

/**
 * The values of several runs of the same thing.
 *
 * @param values in the order of the runs
 */
record Series(List<Double> values) {

  Series {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("Nothing was measured.");
    }
    values = List.copyOf(values);
  }

  double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double low() {
    return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  double high() {
    return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }

  int size() {
    return values.size();
  }
}
