import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Packs a folder: the JDK's jar tool forgets what may be executed, and not everybody has zip. */
class Zip {
  public static void main(String[] words) throws IOException {
    Path folder = Path.of(words[1]);
    URI zip = URI.create("jar:" + Path.of(words[0]).toUri());
    try (FileSystem to =
            FileSystems.newFileSystem(
                zip, Map.of("create", "true", "enablePosixFileAttributes", "true"));
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted().toList()) {
        Path entry = to.getPath("/").resolve(folder.getParent().relativize(file).toString());
        Files.copy(file, entry);
        Files.setPosixFilePermissions(entry, Files.getPosixFilePermissions(file));
      }
    }
  }
}
