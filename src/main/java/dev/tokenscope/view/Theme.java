package dev.tokenscope.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.tokenscope.drawing.Palette;
import javafx.application.ColorScheme;

/** The two looks of the window. They differ in colour variables alone. */
public enum Theme {
  LIGHT(new PrimerLight().getUserAgentStylesheet(), "light", ColorScheme.LIGHT, Palette.LIGHT),
  DARK(new PrimerDark().getUserAgentStylesheet(), "dark", ColorScheme.DARK, Palette.DARK);

  private final String userAgentStylesheet;
  private final String styleClass;
  private final ColorScheme scheme;
  private final Palette palette;

  Theme(String userAgentStylesheet, String styleClass, ColorScheme scheme, Palette palette) {
    this.userAgentStylesheet = userAgentStylesheet;
    this.styleClass = styleClass;
    this.scheme = scheme;
    this.palette = palette;
  }

  /** What a scene takes in place of the platform's own look. */
  public String userAgentStylesheet() {
    return userAgentStylesheet;
  }

  /** The class of the root, under which the own colours are defined. */
  public String styleClass() {
    return styleClass;
  }

  /** What the window's frame should follow. */
  public ColorScheme scheme() {
    return scheme;
  }

  /** The same colours for what is painted rather than styled. */
  public Palette palette() {
    return palette;
  }
}
