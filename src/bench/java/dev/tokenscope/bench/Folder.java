package dev.tokenscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Takes away what a measurement left on the disk. */
final class Folder {

  private Folder() {}

  static void delete(Path folder) throws IOException {
    List<Path> below;
    try (Stream<Path> files = Files.walk(folder)) {
      below = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : below) {
      Files.deleteIfExists(file);
    }
  }
}
