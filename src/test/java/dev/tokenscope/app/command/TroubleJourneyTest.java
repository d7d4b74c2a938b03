package dev.tokenscope.app.command;

import static dev.tokenscope.app.Journey.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.app.Journey;
import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.StoreKind;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.LabAccess;
import dev.tokenscope.view.Lookup;
import dev.tokenscope.view.MainWindow;
import dev.tokenscope.view.Theme;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What goes wrong on a computer, provoked for real and read off the window that opens. */
@ExtendWith(ApplicationExtension.class)
class TroubleJourneyTest {

  private static final Settings SETTINGS = Profile.CLASSROOM.settings().store(StoreKind.FILE);

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init") // by start()
  private Stage stage;

  private @Nullable Memory memory;
  private @Nullable Lab lab;
  private @Nullable MainWindow window;

  @Start
  void start(Stage given) {
    stage = given;
  }

  @AfterEach
  void close() throws IOException {
    if (window != null) {
      var _ = WaitForAsyncUtils.asyncFx(window::close);
      WaitForAsyncUtils.waitForFxEvents();
    }
    if (lab != null) {
      lab.close();
    }
    if (memory != null) {
      memory.close();
    }
  }

  private Lab open(Path data, int port) throws IOException {
    WindowOptions options = new WindowOptions();
    options.port = port;
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    memory = Memory.take(data, false);
    Lab opened = new WindowStart(options, null, nowhere, nowhere).open(memory, SETTINGS);
    lab = opened;
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          window =
              new MainWindow(
                  LabAccess.of(opened, InstantSource.system()), Language.ENGLISH, Theme.LIGHT);
          Journey.show(window, stage);
        });
    return opened;
  }

  @Test
  void a_port_in_use() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Lab opened = open(folder, other.getLocalPort());
      says("Port " + other.getLocalPort() + " cannot be had", opened.origin());
    }
  }

  @Test
  void a_store_that_makes_no_sense_and_it_is_still_there() throws IOException {
    Files.writeString(folder.resolve("tokens.json"), "half a ses");
    open(folder, 0);
    says("The token store could not be used", "Nothing was overwritten", "set-aside");
    try (var files = Files.list(folder)) {
      assertThat(files.filter(file -> file.toString().contains("set-aside")))
          .singleElement()
          .satisfies(aside -> assertThat(aside).content().isEqualTo("half a ses"));
    }
  }

  @Test
  void a_folder_that_is_a_file() throws IOException {
    Path file = Files.writeString(folder.resolve("occupied"), "x");
    open(file, 0);
    says("cannot be used, so nothing is remembered");
  }

  @Test
  void a_folder_that_another_program_has() throws IOException {
    try (Memory other = Memory.take(folder, false)) {
      assertThat(other.trouble()).isNull();
      open(folder, 0);
      says("Another TokenScope uses", folder.toString());
    }
  }

  @Test
  void a_clock_that_was_turned_back() throws IOException {
    Path families = Files.createFile(folder.resolve("families.jsonl"));
    Files.setLastModifiedTime(
        families, FileTime.from(InstantSource.system().instant().plus(Duration.ofDays(2))));
    open(folder, 0);
    says("clock shows", "earlier than when TokenScope was last used");
  }

  @Test
  void a_store_that_can_no_longer_be_written_keeps_the_session_in_memory() throws IOException {
    Lab opened = open(folder, 0);
    Files.createDirectories(folder.resolve("tokens.json/in-the-way"));
    opened.ask(new Intent.LogIn("alice", "wonderland")).join();
    says("The token store cannot be used at", "tokens.json");
    assertThat(text("#noticeHelp")).contains("The session goes on in memory");
    assertThat(opened.session()).isPresent();
  }

  @Test
  void a_server_that_is_gone_while_a_client_calls(FxRobot robot) throws IOException {
    Lab opened = open(folder, 0);
    opened.ask(new Intent.LogIn("alice", "wonderland")).join();
    opened.server().close();
    opened.ask(new Intent.Call(ApiCall.ORDERS)).join();
    says(opened.origin());
    assertThat(text("#noticeHelp")).contains("the tokens are kept");
    assertThat(opened.session()).isPresent();

    robot.clickOn("#noticeDetails");
    until(() -> node("#noticeText").isVisible());
    robot.clickOn("#noticeDismiss");
    until(() -> !node("#notice").isVisible());
  }

  private void says(String... parts) {
    until(() -> Lookup.isSeen(Objects.requireNonNull(window).scene(), "#notice"));
    assertThat(text("#noticeWhat")).contains(parts);
    assertThat(text("#noticeHelp")).endsWith(".");
  }

  private String text(String id) {
    return ((Labeled) node(id)).getText();
  }

  private Node node(String id) {
    return Lookup.the(Objects.requireNonNull(window).scene(), id);
  }
}
