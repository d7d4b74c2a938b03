package dev.tokenscope.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A folder that is a real file system of its own, seen by one program only: it can be filled to the
 * last byte and made read-only.
 */
public final class SmallDisk {

  /** Room for the store, the keys and the families, and a little more. */
  private static final String ALONE_ON_A_SMALL_DISK =
      "mount -t tmpfs -o size=512k none \"$0\" && exec \"$@\"";

  private SmallDisk() {}

  /**
   * What a program prints that has a small disk to itself; skips the test where the system lets
   * nobody have one.
   *
   * @param folder where the disk is; the first argument of the program
   */
  public static String printed(Path folder, Class<?> program)
      throws IOException, InterruptedException {
    assumeTrue(
        said(folder, "true").status() == 0,
        "This system lets nobody have a disk of their own (user namespaces).");
    Said said =
        said(
            folder,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName(),
            folder.toString());
    assertThat(said.status()).as(said.text()).isZero();
    return said.text();
  }

  /** Leaves no byte free; deleting the file makes room again. */
  public static void fill(Path file) throws IOException {
    for (int size = 4096; size > 0; size /= 2) {
      try (OutputStream filling =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (true) {
          filling.write(new byte[size]);
        }
      } catch (IOException e) {
        // no room for so many bytes: fewer
      }
    }
  }

  /** Puts it over itself: what is open stays open, whatever is opened anew is read-only. */
  public static void makeReadOnly(Path folder) throws IOException, InterruptedException {
    run("mount", "--bind", folder.toString(), folder.toString());
    run("mount", "-o", "remount,bind,ro", folder.toString());
  }

  /** Ends that. */
  public static void makeWritable(Path folder) throws IOException, InterruptedException {
    run("umount", folder.toString());
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }

  private static Said said(Path folder, String... command)
      throws IOException, InterruptedException {
    List<String> whole =
        new ArrayList<>(
            List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                ALONE_ON_A_SMALL_DISK,
                folder.toString()));
    whole.addAll(List.of(command));
    try {
      Process process = new ProcessBuilder(whole).redirectErrorStream(true).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Said(process.exitValue(), text);
    } catch (IOException e) {
      return new Said(-1, String.valueOf(e.getMessage()));
    }
  }

  private record Said(int status, String text) {}
}
