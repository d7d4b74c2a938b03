package planted.projection;

import javafx.scene.paint.Color;

/** Breaks: the engine works without a window. */
public record DrawsByItself(Color colour) {}
