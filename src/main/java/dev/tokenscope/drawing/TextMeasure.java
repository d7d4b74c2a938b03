package dev.tokenscope.drawing;

/** How wide texts come out. */
public interface TextMeasure {

  /**
   * How far a line of text goes to the right.
   *
   * @param size of the face, in pixels
   * @return in pixels
   */
  double width(String text, Face face, double size);
}
