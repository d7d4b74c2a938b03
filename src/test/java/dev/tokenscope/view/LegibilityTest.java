package dev.tokenscope.view;

import static dev.tokenscope.view.OnWindow.fx;
import static dev.tokenscope.view.OnWindow.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.text.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Everything that can be read in the window can be read whole: each scene, with each tab and page
 * in front, at the sizes that windows have and on a projector.
 */
class LegibilityTest {

  private static final List<Integer> ZOOMS = List.of(Zoom.NORMAL, 200);

  private static final List<Size> SIZES =
      List.of(new Size(1280, 800), new Size(1920, 1080), new Size(1440, 900));

  /** What is looked at in every size each time; the rest in all of them in the long run. */
  private static final List<String> MAIN = List.of("sequence", "log", "server", "past");

  private static final List<String> PAGES =
      List.of("menuSettings", "menuEditCall", "menuFaults", "menuKeys", "menuStore", "menuCompare");

  /** What is arranged in another way where there is room. */
  private static final List<String> WIDE = List.of("menuFaults");

  private static final List<String> SECTIONS =
      List.of("serverTokens", "serverKeys", "serverDenied", "serverFaults", "serverSettings");

  private record Size(int width, int height) {
    @Override
    public String toString() {
      return width + "x" + height;
    }
  }

  /** Each language and each theme once, each time with another scene. */
  static Stream<Arguments> windows() {
    return Stream.of(
        Arguments.of(Scenes.STOLEN, Language.ENGLISH, Theme.LIGHT),
        Arguments.of(Scenes.CROWDED, Language.KOREAN, Theme.DARK),
        Arguments.of(Scenes.TROUBLED, Language.KOREAN, Theme.LIGHT),
        Arguments.of(Scenes.EXPIRED, Language.ENGLISH, Theme.DARK));
  }

  static Stream<Arguments> everyWindow() {
    return Stream.of(Scenes.values())
        .flatMap(
            scene ->
                Stream.of(Language.values())
                    .flatMap(
                        language ->
                            Stream.of(Theme.values())
                                .map(theme -> Arguments.of(scene, language, theme))));
  }

  @BeforeAll
  static void start() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @ParameterizedTest
  @MethodSource("windows")
  void every_text_can_be_read(Scenes scene, Language language, Theme theme) throws Exception {
    look(scene, language, theme, false);
  }

  @Tag("long")
  @ParameterizedTest
  @MethodSource("everyWindow")
  void every_text_of_every_scene_can_be_read(Scenes scene, Language language, Theme theme)
      throws Exception {
    look(scene, language, theme, true);
  }

  private static void look(Scenes scene, Language language, Theme theme, boolean whole)
      throws Exception {
    Map<String, List<String>> flaws = new LinkedHashMap<>();
    MainWindow window =
        fx(() -> new MainWindow(Wishes.access(scene.script(), new Wishes()), language, theme));
    Stage stage =
        fx(
            () -> {
              Stage onto = new Stage();
              window.show(onto);
              // the screen of the headless platform is smaller than the window
              window.scene().getRoot().setManaged(false);
              return onto;
            });
    try {
      settle(window);
      Map<String, Runnable> states = states(window);
      for (int zoom : ZOOMS) {
        fx(() -> window.choices().zoom().set(zoom));
        states.forEach(
            (name, state) -> {
              fx(state);
              settle(window);
              for (Size size : whole ? SIZES : sizes(name, zoom)) {
                fx(() -> resize(window, size));
                WaitForAsyncUtils.waitForFxEvents(1);
                note(
                    flaws,
                    name + " " + size + " " + zoom + " %",
                    fx(() -> SceneFlaws.ofPlaces(window.scene())));
              }
              if (zoom == Zoom.NORMAL) {
                note(flaws, name, fx(() -> SceneFlaws.ofColours(window.scene())));
              }
            });
        fx(() -> window.act("menuLive"));
      }
    } finally {
      fx(
          () -> {
            window.close();
            stage.close();
          });
    }
    assertThat(
            flaws.entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(flaw -> flaw + " <- " + one.getKey())))
        .isEmpty();
  }

  /** Most needs one look where it is narrow, and some of it another one where it is large. */
  private static List<Size> sizes(String state, int zoom) {
    if (WIDE.contains(state)) {
      return SIZES.subList(0, 2);
    }
    if (MAIN.contains(state)) {
      return zoom == Zoom.NORMAL ? SIZES : SIZES.subList(0, 2);
    }
    return zoom == Zoom.NORMAL || PAGES.contains(state) ? SIZES.subList(0, 1) : List.of();
  }

  /** What can be in front, each with the way to it. */
  private static Map<String, Runnable> states(MainWindow window) {
    Map<String, Runnable> states = new LinkedHashMap<>();
    for (String tab : List.of("sequence", "log", "server")) {
      states.put(tab, () -> window.act("menuTab-" + tab));
    }
    // before the first login there is nothing to look at, and no place for it
    if (find(window, "inspector").lookup(".tab-pane") instanceof TabPane inspector) {
      for (String section : SECTIONS) {
        states.put(section, () -> ((ToggleButton) find(window, section)).fire());
      }
      inspector(window, inspector, states);
    }
    states.put(
        "edit",
        () -> {
          window.act("menuLive");
          window.act("menuEdit");
        });
    for (String page : PAGES) {
      states.put(page, () -> window.act(page));
    }
    return states;
  }

  private static void inspector(
      MainWindow window, TabPane inspector, Map<String, Runnable> states) {
    for (int i = 1; i < inspector.getTabs().size(); i++) {
      int tab = i;
      states.put(
          "inspector " + inspector.getTabs().get(i).getText(),
          () -> inspector.getSelectionModel().select(tab));
    }
    states.put(
        "past",
        () -> {
          inspector.getSelectionModel().select(0);
          window.act("menuPrevious");
        });
  }

  private static void resize(MainWindow window, Size size) {
    Parent root = window.scene().getRoot();
    root.resize(size.width(), size.height());
    for (int i = 0; i < 2; i++) {
      root.applyCss();
      root.layout();
    }
  }

  private static void note(Map<String, List<String>> flaws, String where, List<String> found) {
    if (!found.isEmpty()) {
      flaws.computeIfAbsent(where, _ -> new ArrayList<>()).addAll(found);
    }
  }

  private static void settle(MainWindow window) {
    shown(window);
    WaitForAsyncUtils.waitForFxEvents(3);
  }

  private static Parent find(MainWindow window, String id) {
    return (Parent) Lookup.the(window.scene(), "#" + id);
  }
}
