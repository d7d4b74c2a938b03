package dev.tokenscope.bench;

import java.util.List;

/** Something that is measured. To add one, write a class and name it in {@link Figures}. */
interface Figure {

  /** The names of what it measures, for example {@code server.api_ratio}. */
  List<String> names();

  /**
   * Measures, in under a minute where it can.
   *
   * @return a reading for each name, and others that explain them
   * @throws Exception when it cannot be measured here; the sentence says why
   */
  List<Reading> measure() throws Exception;
}
