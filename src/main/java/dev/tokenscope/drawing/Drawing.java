package dev.tokenscope.drawing;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A picture as a list of marks, painted in their order. It is as large as the place it is for; what
 * lies outside of that place should not be in it.
 *
 * @param width in pixels
 * @param height in pixels
 * @param marks the first is at the bottom
 */
public record Drawing(double width, double height, List<Mark> marks) {

  /** Nobody can change a drawing. */
  public Drawing {
    marks = List.copyOf(marks);
  }

  /** The topmost mark with an id at a place. */
  public Optional<Mark> at(double x, double y) {
    return marks.reversed().stream()
        .filter(mark -> !mark.id().isEmpty() && mark.bounds().contains(x, y))
        .findFirst();
  }

  /** The marks that stand for something. */
  public Stream<Mark> of(String id) {
    return marks.stream().filter(mark -> mark.id().equals(id));
  }

  /** The texts on it. */
  public Stream<Mark.Label> labels() {
    return marks.stream().filter(Mark.Label.class::isInstance).map(Mark.Label.class::cast);
  }
}
