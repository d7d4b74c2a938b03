package planted.view;

import javafx.scene.control.Button;

/** Breaks: a view-model has no control. */
public record FatViewModel(Button button) {}
