package dev.tokenscope.view;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import javafx.application.ColorScheme;

/** The two looks of the window. They differ in colour variables alone. */
public enum Theme {
  LIGHT(new PrimerLight().getUserAgentStylesheet(), "light", ColorScheme.LIGHT),
  DARK(new PrimerDark().getUserAgentStylesheet(), "dark", ColorScheme.DARK);

  private final String userAgentStylesheet;
  private final String styleClass;
  private final ColorScheme scheme;

  Theme(String userAgentStylesheet, String styleClass, ColorScheme scheme) {
    this.userAgentStylesheet = userAgentStylesheet;
    this.styleClass = styleClass;
    this.scheme = scheme;
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
}
