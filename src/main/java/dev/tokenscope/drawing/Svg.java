package dev.tokenscope.drawing;

import dev.tokenscope.journal.Markup;
import java.util.Locale;
import java.util.function.Function;

/**
 * A drawing as SVG 1.1. Fonts are asked for by family; where one is missing, another is set in the
 * width that was measured, so that nothing runs into anything else.
 */
public final class Svg {

  private static final String TEXT_FAMILY =
      "Pretendard, system-ui, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans CJK KR',"
          + " 'Noto Sans KR', sans-serif";
  private static final String MONO_FAMILY =
      "'JetBrains Mono', ui-monospace, Menlo, Consolas, 'D2Coding', monospace";

  private final Function<Role, String> paint;
  private final StringBuilder out = new StringBuilder();

  private Svg(Function<Role, String> paint) {
    this.paint = paint;
  }

  /**
   * A file of its own, in the colours of a palette.
   *
   * @param says what the picture shows, for who cannot see it
   */
  public static String of(Drawing drawing, Palette palette, String says) {
    return new Svg(role -> colour(palette.argb(role))).write(drawing, says);
  }

  /**
   * A part of a page whose style sheet has {@link #variables}, so that it follows the page from
   * light to dark.
   *
   * @param says what the picture shows, for who cannot see it
   */
  public static String inPage(Drawing drawing, String says) {
    return new Svg(role -> "var(" + name(role) + ")").write(drawing, says);
  }

  /** The colours of a palette as custom properties of CSS, one for each role. */
  public static String variables(Palette palette) {
    StringBuilder css = new StringBuilder();
    for (Role role : Role.values()) {
      css.append(name(role)).append(": ").append(colour(palette.argb(role))).append(";\n");
    }
    return css.toString();
  }

  /** {@code -color-at} of JavaFX is {@code --color-at} of CSS. */
  private static String name(Role role) {
    return "-" + role.variable();
  }

  private static String colour(int argb) {
    int alpha = argb >>> 24;
    return alpha == 0xff
        ? String.format(Locale.ROOT, "#%06x", argb & 0xffffff)
        : String.format(
            Locale.ROOT,
            "rgba(%d, %d, %d, %s)",
            argb >> 16 & 0xff,
            argb >> 8 & 0xff,
            argb & 0xff,
            number(alpha / 255.0));
  }

  private String write(Drawing drawing, String says) {
    String width = number(drawing.width());
    String height = number(drawing.height());
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"")
        .append(width)
        .append("\" height=\"")
        .append(height)
        .append("\" viewBox=\"0 0 ")
        .append(width)
        .append(' ')
        .append(height)
        .append("\" font-family=\"")
        .append(TEXT_FAMILY)
        .append("\" aria-label=\"")
        .append(Markup.escaped(says))
        .append("\">\n");
    element("rect", "width", width, "height", height, "fill", paint.apply(Role.CANVAS));
    drawing.marks().forEach(this::mark);
    return out.append("</svg>\n").toString();
  }

  private void mark(Mark mark) {
    switch (mark) {
      case Mark.Box box -> box(box);
      case Mark.Line(_, var from, var to, var role, var stroke) -> line(from, to, role, stroke);
      case Mark.Arrow arrow -> arrow(arrow);
      case Mark.Symbol(_, var centre, var size, var shape, var role) ->
          new SvgSymbols(this, paint.apply(role), centre, size).add(shape);
      case Mark.Label label -> label(label);
      case Mark.Zone zone -> zone(zone.bounds(), zone.says());
    }
  }

  private void box(Mark.Box box) {
    Bounds bounds = box.bounds();
    boolean framed = box.frame() != null;
    // a frame fills whole pixels rather than half of two
    double inset = framed ? 0.5 : 0;
    element(
        "rect",
        "x",
        number(bounds.x() + inset),
        "y",
        number(bounds.y() + inset),
        "width",
        number(Math.max(0, bounds.width() - 2 * inset)),
        "height",
        number(Math.max(0, bounds.height() - 2 * inset)),
        "rx",
        number(box.radius()),
        "fill",
        box.fill() == null ? "none" : paint.apply(box.fill()),
        "stroke",
        box.frame() == null ? "" : paint.apply(box.frame()),
        "stroke-width",
        framed ? number(box.stroke().width()) : "",
        "stroke-dasharray",
        framed ? dashes(box.stroke()) : "");
  }

  void line(Point from, Point to, Role role, Stroke stroke) {
    stroke(
        "M" + at(from) + "L" + at(to), paint.apply(role), number(stroke.width()), dashes(stroke));
  }

  /** A shaft that ends where its head begins, and the head; painted as the window paints it. */
  private void arrow(Mark.Arrow arrow) {
    Point from = arrow.from();
    Point to = arrow.to();
    // a quadratic curve hangs half as deep as its control point
    Point control = new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2 + 2 * arrow.sag());
    double angle = Math.atan2(to.y() - control.y(), to.x() - control.x());
    String colour = paint.apply(arrow.role());
    boolean lost = arrow.head() == Mark.Head.LOST;
    Point end = lost ? to : back(to, angle, arrow.headSize() * 0.8);
    String shaft =
        arrow.sag() == 0
            ? "M" + at(from) + "L" + at(end)
            : "M" + at(from) + "Q" + at(control) + " " + at(end);
    stroke(shaft, colour, number(arrow.stroke().width()), dashes(arrow.stroke()));
    if (lost) {
      cross(to, arrow.headSize() * 0.55, colour, 2);
    } else {
      Point base = back(to, angle, arrow.headSize());
      double across = arrow.headSize() * 0.45;
      double dx = Math.sin(angle) * across;
      double dy = -Math.cos(angle) * across;
      polygon(
          colour,
          to,
          new Point(base.x() + dx, base.y() + dy),
          new Point(base.x() - dx, base.y() - dy));
    }
  }

  private static Point back(Point tip, double angle, double by) {
    return new Point(tip.x() - Math.cos(angle) * by, tip.y() - Math.sin(angle) * by);
  }

  private void label(Mark.Label label) {
    if (label.ground() != null) {
      Bounds under = label.bounds().inset(-label.size() * 0.25, 0);
      element(
          "rect",
          "x",
          number(under.x()),
          "y",
          number(under.y()),
          "width",
          number(under.width()),
          "height",
          number(under.height()),
          "fill",
          paint.apply(label.ground()));
    }
    open(
        "text",
        "x",
        number(label.origin().x()),
        "y",
        number(label.origin().y()),
        "font-family",
        label.face() == Face.MONO ? MONO_FAMILY : "",
        "font-weight",
        label.face() == Face.STRONG ? "600" : "",
        "font-size",
        number(label.size()),
        "textLength",
        label.text().length() > 1 ? number(label.bounds().width()) : "",
        "lengthAdjust",
        label.text().length() > 1 ? "spacingAndGlyphs" : "",
        "fill",
        paint.apply(label.role()));
    out.append('>').append(Markup.escaped(label.text())).append("</text>\n");
  }

  /** What is painted shows through it, and its words stand beside the mouse. */
  private void zone(Bounds bounds, String says) {
    open(
        "rect",
        "x",
        number(bounds.x()),
        "y",
        number(bounds.y()),
        "width",
        number(bounds.width()),
        "height",
        number(bounds.height()),
        "fill-opacity",
        "0");
    out.append("><title>").append(Markup.escaped(says)).append("</title></rect>\n");
  }

  void cross(Point at, double arm, String colour, double width) {
    String path =
        "M"
            + at(new Point(at.x() - arm, at.y() - arm))
            + "L"
            + at(new Point(at.x() + arm, at.y() + arm))
            + "M"
            + at(new Point(at.x() - arm, at.y() + arm))
            + "L"
            + at(new Point(at.x() + arm, at.y() - arm));
    stroke(path, colour, number(width), "");
  }

  void polygon(String colour, Point... corners) {
    StringBuilder points = new StringBuilder();
    for (Point corner : corners) {
      points.append(points.isEmpty() ? "" : " ").append(at(corner));
    }
    element("polygon", "points", points.toString(), "fill", colour);
  }

  void stroke(String path, String colour, String width, String dashes) {
    element(
        "path",
        "d",
        path,
        "fill",
        "none",
        "stroke",
        colour,
        "stroke-width",
        width,
        "stroke-dasharray",
        dashes);
  }

  /** Names and values in turn; what has no value is left out. */
  void element(String name, String... attributes) {
    open(name, attributes);
    out.append("/>\n");
  }

  private void open(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        out.append(' ').append(attributes[i]).append("=\"").append(attributes[i + 1]).append('"');
      }
    }
  }

  private static String dashes(Stroke stroke) {
    StringBuilder pattern = new StringBuilder();
    for (double length : stroke.pattern()) {
      pattern.append(pattern.isEmpty() ? "" : " ").append(number(length));
    }
    return pattern.toString();
  }

  static String at(Point point) {
    return number(point.x()) + "," + number(point.y());
  }

  /** To the hundredth of a pixel, which nobody sees. */
  static String number(double value) {
    long hundredths = Math.round(value * 100);
    return hundredths % 100 == 0
        ? Long.toString(hundredths / 100)
        : String.format(Locale.ROOT, "%.2f", hundredths / 100.0).replaceFirst("0$", "");
  }
}
