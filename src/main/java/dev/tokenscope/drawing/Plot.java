package dev.tokenscope.drawing;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Where on a drawing an instant is.
 *
 * @param pen sets its texts
 * @param window the piece of time that is in sight
 * @param left where it begins, in pixels
 * @param right where it ends, in pixels
 * @param moment up to which something is known: what is later has not happened
 */
record Plot(Pen pen, TimeWindow window, double left, double right, Instant moment) {

  /** In pixels, also where it is out of sight, but never so far that a line could not be drawn. */
  double x(Instant instant) {
    double far = right - left;
    return Math.clamp(left + far * window.part(instant), left - far, right + far);
  }

  /** In pixels, within sight. */
  double within(Instant instant) {
    return Math.clamp(x(instant), left, right);
  }

  Instant at(double x) {
    return window.at((x - left) / (right - left));
  }

  boolean shows(Instant instant) {
    return !instant.isBefore(window.from()) && !instant.isAfter(window.to());
  }

  /** The moment, where texts must end that lie before it. */
  double momentX() {
    double x = x(moment);
    return x < left || x > right ? right : x;
  }

  /** The first item of a list in the order of time that is not before an instant. */
  static <T> int firstFrom(List<T> sorted, Function<T, Instant> time, Instant instant) {
    int low = 0;
    int high = sorted.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (time.apply(sorted.get(middle)).isBefore(instant)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
