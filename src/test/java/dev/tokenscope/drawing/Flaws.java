package dev.tokenscope.drawing;

import java.util.ArrayList;
import java.util.List;

/** What a demanding eye would find wrong with a drawing; empty for a good one. */
public final class Flaws {

  private static final double CONTRAST_MIN = 4.5;

  private Flaws() {}

  /** Each flaw as a sentence. */
  public static List<String> of(Drawing drawing) {
    List<String> found = new ArrayList<>();
    found.addAll(clipped(drawing));
    found.addAll(overlapping(drawing));
    found.addAll(struckThrough(drawing));
    found.addAll(faint(drawing));
    return found;
  }

  /** Texts that reach over the edge of the drawing, or over the frame they begin in. */
  static List<String> clipped(Drawing drawing) {
    Bounds place = new Bounds(0, 0, drawing.width(), drawing.height());
    List<String> found = new ArrayList<>();
    for (Mark.Label label : drawing.labels().toList()) {
      if (!place.contains(label.bounds())) {
        found.add("'" + label.text() + "' reaches over the edge: " + label.bounds());
      }
      if (!label.whole().isEmpty() && label.text().length() < 2 && label.elided()) {
        found.add("'" + label.whole() + "' is shortened to nothing");
      }
    }
    for (Mark mark : drawing.marks()) {
      if (mark instanceof Mark.Box box && box.fill() != null) {
        drawing
            .labels()
            .filter(label -> above(drawing, label, box))
            .filter(label -> box.bounds().contains(label.bounds().x(), label.bounds().centreY()))
            .filter(label -> label.bounds().right() > box.bounds().right() + 0.5)
            .forEach(label -> found.add("'" + label.text() + "' reaches out of its box"));
      }
    }
    return found;
  }

  static List<String> overlapping(Drawing drawing) {
    List<Mark.Label> labels = drawing.labels().toList();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      for (int j = i + 1; j < labels.size(); j++) {
        Mark.Label one = labels.get(i);
        Mark.Label other = labels.get(j);
        // letters seldom fill their height; a pixel is no overlap
        if (one.bounds().inset(0, 1).overlaps(other.bounds().inset(0, 1))) {
          found.add("'" + one.text() + "' and '" + other.text() + "' lie over each other");
        }
      }
    }
    return found;
  }

  /** Texts with a line through them. */
  static List<String> struckThrough(Drawing drawing) {
    List<String> found = new ArrayList<>();
    List<Mark> marks = drawing.marks();
    for (int i = 0; i < marks.size(); i++) {
      if (!(marks.get(i) instanceof Mark.Label label)) {
        continue;
      }
      Bounds ink = label.bounds().inset(1, label.size() * 0.2);
      for (int j = 0; j < marks.size(); j++) {
        boolean through =
            switch (marks.get(j)) {
              case Mark.Line line -> line.bounds().overlaps(thick(ink));
              case Mark.Arrow arrow -> arrow.sag() == 0 && arrow.bounds().overlaps(thick(ink));
              case Mark.Symbol symbol -> symbol.bounds().overlaps(ink);
              case Mark.Box _, Mark.Label _, Mark.Zone _ -> false;
            };
        if (through && (j > i || !hidden(marks, j, i, label))) {
          found.add("'" + label.text() + "' has something through it: " + marks.get(j));
        }
      }
    }
    return found;
  }

  /** Texts that are hard to tell from their ground, in either palette. */
  static List<String> faint(Drawing drawing) {
    List<String> found = new ArrayList<>();
    for (Palette palette : Palette.values()) {
      drawing
          .labels()
          .forEach(
              label -> {
                double contrast =
                    Palette.contrast(palette.argb(label.role()), ground(drawing, label, palette));
                if (contrast < CONTRAST_MIN) {
                  found.add(
                      String.format(
                          "'%s' has a contrast of %.2f in %s", label.text(), contrast, palette));
                }
              });
    }
    return found;
  }

  private static int ground(Drawing drawing, Mark.Label label, Palette palette) {
    int ground = palette.argb(Role.CANVAS);
    for (Mark mark : drawing.marks()) {
      if (mark.equals(label)) {
        break;
      }
      if (mark instanceof Mark.Box box
          && box.fill() != null
          && box.bounds().contains(label.bounds().centreX(), label.bounds().centreY())) {
        ground = Palette.over(palette.argb(box.fill()), ground);
      }
    }
    return label.ground() == null ? ground : Palette.over(palette.argb(label.ground()), ground);
  }

  /** Whether a line is covered before a label comes on top of it. */
  private static boolean hidden(List<Mark> marks, int line, int text, Mark.Label label) {
    if (label.ground() != null) {
      return true;
    }
    for (int i = line + 1; i < text; i++) {
      if (marks.get(i) instanceof Mark.Box box
          && box.fill() != null
          && Palette.LIGHT.argb(box.fill()) >>> 24 == 0xff
          && box.bounds().contains(label.bounds().inset(0, 2))) {
        return true;
      }
    }
    return false;
  }

  private static boolean above(Drawing drawing, Mark.Label label, Mark.Box box) {
    return drawing.marks().indexOf(label) > drawing.marks().indexOf(box);
  }

  /** A line has no area, and so shares none with anything. */
  private static Bounds thick(Bounds bounds) {
    return bounds.inset(-0.01);
  }
}
