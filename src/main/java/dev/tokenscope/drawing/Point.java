package dev.tokenscope.drawing;

/**
 * A place on a drawing, in pixels from its upper left corner.
 *
 * @param x to the right
 * @param y downwards
 */
public record Point(double x, double y) {}
