package dev.tokenscope.view;

import java.nio.file.Path;
import java.util.Optional;

/** Asks a person where a file is to go; on the thread of the window. */
@FunctionalInterface
public interface Destination {

  /**
   * Asks, and waits for the answer.
   *
   * @param title what is to be written, in a few words
   * @param name what the file is called unless the person says otherwise
   * @return where to; empty where the person would rather not
   */
  Optional<Path> ask(String title, String name);
}
