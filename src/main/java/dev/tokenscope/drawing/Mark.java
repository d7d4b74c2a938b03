package dev.tokenscope.drawing;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing on a drawing. What has an {@link #id} can be pointed at and selected; the id says what
 * it stands for and stays the same from one drawing to the next.
 */
public sealed interface Mark {

  /** What it stands for; empty for what only decorates. */
  String id();

  /** Where it is, its lines' thickness not counted. */
  Bounds bounds();

  /**
   * A rectangle.
   *
   * @param radius of its corners
   * @param fill its ground; null for none
   * @param frame the role of its frame; null for none
   * @param stroke how the frame is drawn
   */
  record Box(
      String id,
      Bounds bounds,
      double radius,
      @Nullable Role fill,
      @Nullable Role frame,
      Stroke stroke)
      implements Mark {

    /** A ground without a frame. */
    public static Box filled(String id, Bounds bounds, double radius, Role fill) {
      return new Box(id, bounds, radius, fill, null, Stroke.solid(1));
    }

    /** A frame, with or without a ground. */
    public static Box framed(
        String id, Bounds bounds, double radius, @Nullable Role fill, Role frame) {
      return new Box(id, bounds, radius, fill, frame, Stroke.solid(1));
    }
  }

  /** A straight line without a direction. */
  record Line(String id, Point from, Point to, Role role, Stroke stroke) implements Mark {
    @Override
    public Bounds bounds() {
      return Bounds.between(from, to);
    }
  }

  /** What an arrow has at its end. */
  enum Head {
    /** It arrives. */
    FILLED,
    /** It gets lost: a cross. */
    LOST
  }

  /**
   * A line with a direction.
   *
   * @param sag how far its middle hangs below the straight line; 0 for straight
   * @param headSize length of the head
   */
  record Arrow(
      String id,
      Point from,
      Point to,
      double sag,
      Role role,
      Stroke stroke,
      Head head,
      double headSize)
      implements Mark {
    @Override
    public Bounds bounds() {
      Bounds ends = Bounds.between(from, to);
      return new Bounds(
          ends.x(), ends.y() - Math.max(0, -sag), ends.width(), ends.height() + Math.abs(sag));
    }
  }

  /** Shapes that say something without a word. */
  enum Shape {
    DOT,
    RING,
    DIAMOND,
    CROSS,
    TRIANGLE_RIGHT,
    TRIANGLE_DOWN,
    /** A flash of lightning: a fault. */
    BOLT,
    /** An arrow that goes round: rotation. */
    ROUND_ARROW
  }

  /**
   * A shape.
   *
   * @param size of the square around it
   */
  record Symbol(String id, Point centre, double size, Shape shape, Role role) implements Mark {
    @Override
    public Bounds bounds() {
      return new Bounds(centre.x() - size / 2, centre.y() - size / 2, size, size);
    }
  }

  /**
   * A line of text. Make it with a {@link Pen}, which measures it.
   *
   * @param text what is painted
   * @param whole what it says when nothing is left out
   * @param origin where its first letter stands, on the line
   * @param size of the face, in pixels
   * @param bounds measured
   * @param ground is painted below it, where lines would go through it; null for nothing
   */
  record Label(
      String id,
      String text,
      String whole,
      Point origin,
      Face face,
      double size,
      Role role,
      Bounds bounds,
      @Nullable Role ground)
      implements Mark {
    /** Whether something was left out. */
    public boolean elided() {
      return !text.equals(whole);
    }
  }

  /**
   * A place that can be pointed at; nothing is painted.
   *
   * @param words makes {@link #says what it says}: most drawings are painted over before anybody
   *     points at them
   */
  record Zone(String id, Bounds bounds, Supplier<String> words) implements Mark {
    /** A place whose words are known. */
    public Zone(String id, Bounds bounds, String says) {
      this(id, bounds, () -> says);
    }

    /** What it is, for a tooltip and for who cannot see it. */
    public String says() {
      return words.get();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Zone zone
          && id.equals(zone.id)
          && bounds.equals(zone.bounds)
          && says().equals(zone.says());
    }

    @Override
    public int hashCode() {
      return Objects.hash(id, bounds);
    }

    @Override
    public String toString() {
      return "Zone[id=" + id + ", bounds=" + bounds + ", says=" + says() + "]";
    }
  }
}
