package dev.tokenscope.view.toolbar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.text.Language;
import dev.tokenscope.view.MainWindow;
import dev.tokenscope.view.Scenes;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Wishes;
import dev.tokenscope.view.frame.Bar;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The bar is one row at any width, and nothing of it is out of reach. */
@ExtendWith(ApplicationExtension.class)
class BarTest {

  private final Wishes lab = new Wishes();

  @ParameterizedTest
  @EnumSource(Language.class)
  void in_the_smallest_usual_window_every_tool_is_in_sight(Language language) {
    inWindow(
        language,
        window -> {
          size(window, 1280);
          assertThat(more(window).isVisible()).isFalse();
          assertThat(tools(window)).allMatch(Node::isVisible);
        });
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void no_name_is_cut_off_and_what_is_not_in_the_row_is_in_the_menu(Language language) {
    inWindow(
        language,
        window -> {
          for (int width : List.of(1600, 1100, 900, 700, 560, 1200, 640)) {
            size(window, width);
            List<Node> hidden = tools(window).stream().filter(tool -> !tool.isVisible()).toList();
            assertThat(more(window).getItems()).hasSameSizeAs(hidden);
            Stream.concat(tools(window).stream(), Stream.of(more(window)))
                .filter(Node::isVisible)
                .forEach(
                    tool -> {
                      Region region = (Region) tool;
                      assertThat(region.getWidth())
                          .as("%s at %s", ((Labeled) tool).getText(), width)
                          .isGreaterThanOrEqualTo(region.prefWidth(-1) - 0.5);
                      assertThat(region.getBoundsInParent().getMaxX()).isLessThanOrEqualTo(width);
                    });
          }
        });
  }

  @Test
  void a_tool_in_the_menu_does_what_it_does_in_the_row() {
    inWindow(
        Language.ENGLISH,
        window -> {
          size(window, 560);
          item(window, "Log out").fire();
          assertThat(lab.last()).isEqualTo(new Intent.LogOut());
          ((Menu) item(window, "Calls at the same time: Burst ×10")).getItems().getFirst().fire();
          assertThat(lab.last()).isEqualTo(new Intent.Burst(ApiCall.ORDERS, 10));
          CheckMenuItem repeat = (CheckMenuItem) item(window, "Every 2 s");
          repeat.fire();
          assertThat(lab.last()).isInstanceOf(Intent.Repeat.class);
          assertThat(repeat.isSelected()).as("only once it is so").isFalse();
        });
  }

  @Test
  void what_drops_down_is_the_same_in_the_row_and_in_the_menu() {
    inWindow(
        Language.ENGLISH,
        window -> {
          size(window, 1440);
          List<List<String>> before = dropDowns(window);
          size(window, 560);
          assertThat(dropDowns(window)).isNotEqualTo(before);
          size(window, 1440);
          assertThat(dropDowns(window)).isEqualTo(before);
        });
  }

  @Test
  void the_server_and_the_client_are_changed_from_the_row() {
    inWindow(
        Language.ENGLISH,
        window -> {
          MenuButton server = (MenuButton) find(window, "profile");
          in(server.getItems(), "set-style-endpoint").fire();
          assertThat(lab.last())
              .isEqualTo(
                  new Intent.Choose(Profile.CLASSROOM.settings().style(RefreshStyle.ENDPOINT)));
          in(((Menu) in(server.getItems(), "set-grace")).getItems(), "set-grace-10s").fire();
          in(server.getItems(), "set-deny-list").fire();
          assertThat(((Intent.Choose) lab.last()).settings().denyList()).isTrue();
          MenuButton client = (MenuButton) find(window, "client");
          in(client.getItems(), "set-single-flight").fire();
          assertThat(lab.last()).isInstanceOf(Intent.Choose.class);
          assertThat(lab.asked()).hasSize(4);
        });
  }

  private void inWindow(Language language, Consumer<MainWindow> looking) {
    MainWindow window =
        WaitForAsyncUtils.waitForAsyncFx(
            60_000,
            () ->
                new MainWindow(
                    Wishes.access(Scenes.REFRESHED.script(), lab), language, Theme.LIGHT));
    try {
      WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !find(window, "logOut").isDisabled());
      WaitForAsyncUtils.waitForAsyncFx(60_000, () -> looking.accept(window));
    } catch (TimeoutException e) {
      throw new AssertionError("Nobody is logged in.", e);
    } finally {
      WaitForAsyncUtils.waitForAsyncFx(60_000, window::close);
    }
  }

  private static void size(MainWindow window, int width) {
    Region root = (Region) window.scene().getRoot();
    root.applyCss();
    root.resize(width, 800);
    root.layout();
  }

  private static List<List<String>> dropDowns(MainWindow window) {
    return tools(window).stream()
        .filter(MenuButton.class::isInstance)
        .map(tool -> ((MenuButton) tool).getItems().stream().map(BarTest::text).toList())
        .toList();
  }

  private static String text(MenuItem item) {
    return String.valueOf(item.getText());
  }

  private static MenuItem item(MainWindow window, String text) {
    return more(window).getItems().stream()
        .filter(item -> text.equals(item.getText()))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    text + ": " + more(window).getItems().stream().map(BarTest::text).toList()));
  }

  private static MenuItem in(List<MenuItem> items, String id) {
    return items.stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
  }

  private static List<Node> tools(MainWindow window) {
    Bar bar = (Bar) find(window, "toolbar");
    return bar.getChildren().stream()
        .filter(Node::isManaged)
        .filter(node -> !node.equals(bar.getMore()))
        .toList();
  }

  private static MenuButton more(MainWindow window) {
    return Objects.requireNonNull(((Bar) find(window, "toolbar")).getMore());
  }

  private static Node find(MainWindow window, String id) {
    return Objects.requireNonNull(window.scene().lookup("#" + id), id);
  }
}
