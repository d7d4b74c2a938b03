package dev.tokenscope.view;

/** A part of the window, as far as its data goes: it is shown moments, and keeps nothing else. */
@FunctionalInterface
public interface Pane {
  /** Shows a moment; on the thread of the window. */
  void show(Moment moment);
}
