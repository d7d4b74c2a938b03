package dev.tokenscope.view;

import dev.tokenscope.drawing.Flaws;
import dev.tokenscope.drawing.Palette;
import dev.tokenscope.view.canvas.CanvasPane;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * What a demanding eye would find wrong with a scene that is laid out: texts that are cut off, lie
 * over each other or are hard to read. What is scrolled out of sight may be cut off by its viewport
 * in the direction in which it can be scrolled, and a field that is written in scrolls by itself.
 */
final class SceneFlaws {

  /** WCAG 2.2, 1.4.3 for texts, 1.4.11 for icons and 1.4.3 for large texts. */
  private static final double CONTRAST_MIN = 4.5;

  private static final double CONTRAST_LARGE_MIN = 3;
  private static final double LARGE_PX = 24;
  private static final double LARGE_BOLD_PX = 18.66;

  /** Further than anything is. */
  private static final double FAR = 1e6;

  private final List<Seen> seen = new ArrayList<>();
  private final List<String> found = new ArrayList<>();

  /**
   * A text that can be seen, or an icon, which is a text as well.
   *
   * @param text the node
   * @param whole where it is
   * @param visible what of it is inside every viewport
   */
  private record Seen(Text text, Bounds whole, Bounds visible) {
    String says() {
      return text instanceof FontIcon icon ? icon.getIconLiteral() : text.getText();
    }
  }

  /**
   * What may be seen of a node.
   *
   * @param hard no text may reach over its edge
   * @param soft what is outside can be scrolled into sight
   */
  private record Sight(Bounds hard, Bounds soft) {}

  private SceneFlaws(Scene scene) {
    Parent root = scene.getRoot();
    Bounds all = root.getLayoutBounds();
    Bounds place = new BoundingBox(0, 0, all.getWidth(), all.getHeight());
    walk(root, new Sight(place, place));
  }

  /** Everything that is wrong with where texts are, as sentences. */
  static List<String> ofPlaces(Scene scene) {
    SceneFlaws flaws = new SceneFlaws(scene);
    flaws.overlapping();
    return flaws.found;
  }

  /** Every text and icon that is too faint for its ground, as sentences. */
  static List<String> ofColours(Scene scene) {
    // a picture lays out what it shows; where things are is asked only after that
    WritableImage image = scene.getRoot().snapshot(null, null);
    SceneFlaws flaws = new SceneFlaws(scene);
    flaws.found.clear();
    flaws.faint(image);
    return flaws.found;
  }

  private void walk(Node node, Sight sight) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    switch (node) {
      case Text text -> look(text, sight);
      case CanvasPane canvas -> {
        if (!sight.soft().intersects(onScene(canvas, canvas.getLayoutBounds()))) {
          return;
        }
        Flaws.of(canvas.drawing()).forEach(flaw -> found.add(canvas.getId() + ": " + flaw));
      }
      case Parent parent -> {
        if (parent instanceof Labeled labeled) {
          elided(labeled, sight);
        }
        Sight within = within(parent, sight);
        parent.getChildrenUnmodifiable().forEach(child -> walk(child, within));
      }
      default -> {
        // shapes and pictures say nothing
      }
    }
  }

  private Sight within(Parent parent, Sight sight) {
    Node clip = parent.getClip();
    if (clip == null) {
      return sight;
    }
    Bounds edge = onScene(parent, clip.getBoundsInParent());
    boolean across = isScrolled(parent, Orientation.HORIZONTAL);
    boolean down = isScrolled(parent, Orientation.VERTICAL);
    Bounds hard = both(sight.hard(), edge);
    return new Sight(
        between(
            across ? -FAR : hard.getMinX(),
            down ? -FAR : hard.getMinY(),
            across ? FAR : hard.getMaxX(),
            down ? FAR : hard.getMaxY()),
        both(sight.soft(), edge));
  }

  private static boolean isScrolled(Parent viewport, Orientation orientation) {
    if (isIn(viewport, TextInputControl.class)) {
      return true;
    }
    Parent owner = viewport.getParent();
    boolean scrolls =
        viewport.getStyleClass().contains("viewport")
            || viewport.getStyleClass().contains("clipped-container");
    return scrolls
        && owner != null
        && owner.getChildrenUnmodifiable().stream()
            .anyMatch(
                child ->
                    child instanceof ScrollBar bar
                        && bar.getOrientation() == orientation
                        && bar.isVisible());
  }

  private static boolean isIn(Node node, Class<?> kind) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (kind.isInstance(at)) {
        return true;
      }
    }
    return false;
  }

  private void look(Text text, Sight sight) {
    if (text.getText().isBlank() && !(text instanceof FontIcon)) {
      return;
    }
    Bounds whole = onScene(text, text.getLayoutBounds());
    Bounds visible = both(whole, sight.soft());
    if (visible.getWidth() < 0.5 || visible.getHeight() < 0.5) {
      return;
    }
    Seen one = new Seen(text, whole, visible);
    seen.add(one);
    // letters seldom fill their height
    Bounds ink = inset(whole, 0, whole.getHeight() * 0.15);
    if (!contains(sight.hard(), ink)) {
      found.add("'" + one.says() + "' is cut off by " + sight.hard() + ": " + whole);
    }
  }

  private void elided(Labeled labeled, Sight sight) {
    String whole = labeled.getText();
    if (whole == null || whole.isBlank()) {
      return;
    }
    for (Node child : labeled.getChildrenUnmodifiable()) {
      if (child instanceof Text text
          && !(text instanceof FontIcon)
          && text.isVisible()
          && !text.getText().equals(whole)
          && !text.getText().equals(whole.replaceFirst("_", ""))
          && !isOfAnyLength(whole)
          && sight.soft().intersects(onScene(labeled, labeled.getLayoutBounds()))) {
        found.add("'" + whole + "' is shortened to '" + text.getText() + "'");
      }
    }
  }

  /**
   * A row of the log that has an address or a path in it: those can be longer than any column. Its
   * tooltip has it whole, and so has the notice above.
   */
  private static boolean isOfAnyLength(String text) {
    return text.contains("http://") || text.contains("/home/");
  }

  private void overlapping() {
    for (int i = 0; i < seen.size(); i++) {
      Bounds one = ink(seen.get(i));
      for (int j = i + 1; j < seen.size(); j++) {
        if (isInOneFlow(seen.get(i), seen.get(j))) {
          continue;
        }
        Bounds other = ink(seen.get(j));
        Bounds shared = both(one, other);
        if (shared.getWidth() > 1 && shared.getHeight() > 0) {
          found.add(
              "'"
                  + seen.get(i).says()
                  + "' and '"
                  + seen.get(j).says()
                  + "' lie over each other: "
                  + shared);
        }
      }
    }
  }

  /** The pieces of a text that is broken into lines go around each other. */
  private static boolean isInOneFlow(Seen one, Seen other) {
    Parent parent = one.text().getParent();
    return parent instanceof TextFlow && parent.equals(other.text().getParent());
  }

  private static Bounds ink(Seen one) {
    return inset(one.visible(), 0.5, one.whole().getHeight() * 0.15);
  }

  private void faint(WritableImage image) {
    for (Seen one : seen) {
      if (one.text().isDisabled()
          || isIn(one.text(), CanvasPane.class)
          || !(one.text().getFill() instanceof Color fill)) {
        // what cannot be done now may be faint: WCAG 1.4.3 exempts it
        continue;
      }
      int ground = ground(image, one.visible());
      int ink = Palette.over(argb(fill, opacity(one.text())), ground);
      double contrast = Palette.contrast(ink, ground);
      if (contrast < enough(one.text())) {
        found.add(
            String.format(
                "'%s' has a contrast of %.2f: #%06x on #%06x",
                one.says(), contrast, ink & 0xffffff, ground & 0xffffff));
      }
    }
  }

  private static double enough(Text text) {
    double size = text.getFont().getSize();
    boolean bold = text.getFont().getStyle().contains("Bold");
    boolean large = size >= LARGE_PX || (bold && size >= LARGE_BOLD_PX);
    return large || text instanceof FontIcon ? CONTRAST_LARGE_MIN : CONTRAST_MIN;
  }

  /** The most frequent colour behind a text: letters are thin. */
  private static int ground(WritableImage image, Bounds place) {
    int left = Math.max(0, (int) place.getMinX());
    int top = Math.max(0, (int) place.getMinY());
    int width = Math.min((int) image.getWidth() - left, (int) Math.ceil(place.getWidth()));
    int height = Math.min((int) image.getHeight() - top, (int) Math.ceil(place.getHeight()));
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(left, top, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    Map<Integer, Integer> counts = new HashMap<>();
    for (int pixel : pixels) {
      counts.merge(pixel, 1, Integer::sum);
    }
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(0);
  }

  private static double opacity(Node node) {
    double opacity = 1;
    for (Node at = node; at != null; at = at.getParent()) {
      opacity *= at.getOpacity();
    }
    return opacity;
  }

  private static int argb(Color colour, double opacity) {
    return (int) Math.round(colour.getOpacity() * opacity * 255) << 24
        | (int) Math.round(colour.getRed() * 255) << 16
        | (int) Math.round(colour.getGreen() * 255) << 8
        | (int) Math.round(colour.getBlue() * 255);
  }

  private static Bounds onScene(Node node, Bounds local) {
    return node.localToScene(local);
  }

  private static boolean contains(Bounds place, Bounds part) {
    return place.getMinX() <= part.getMinX() + 0.5
        && place.getMinY() <= part.getMinY() + 0.5
        && place.getMaxX() >= part.getMaxX() - 0.5
        && place.getMaxY() >= part.getMaxY() - 0.5;
  }

  private static Bounds both(Bounds one, Bounds other) {
    return between(
        Math.max(one.getMinX(), other.getMinX()),
        Math.max(one.getMinY(), other.getMinY()),
        Math.min(one.getMaxX(), other.getMaxX()),
        Math.min(one.getMaxY(), other.getMaxY()));
  }

  private static Bounds between(double left, double top, double right, double bottom) {
    return new BoundingBox(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  }

  private static Bounds inset(Bounds bounds, double across, double down) {
    return between(
        bounds.getMinX() + across,
        bounds.getMinY() + down,
        bounds.getMaxX() - across,
        bounds.getMaxY() - down);
  }
}
