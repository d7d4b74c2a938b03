package dev.tokenscope.view;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** The clipboard of this computer. */
final class Clip {
  private Clip() {}

  /** Puts a text there; on the thread of the window. */
  static void put(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
