package dev.tokenscope.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.text.Language;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What a screen reader says of the controls of the window and of its pages. */
@ExtendWith(ApplicationExtension.class)
class AccessibleNamesTest {

  private static final List<String> PAGES =
      List.of("menuSettings", "menuEditCall", "menuFaults", "menuKeys");

  @ParameterizedTest
  @EnumSource(Language.class)
  void every_button_and_every_field_has_a_name(Language language) {
    List<String> nameless =
        WaitForAsyncUtils.waitForAsyncFx(
            60_000,
            () -> {
              List<String> found = new ArrayList<>();
              try (MainWindow window =
                  new MainWindow(
                      Wishes.access(Scenes.STOLEN.script(), new Wishes()), language, Theme.LIGHT)) {
                look(window, found);
                for (String page : PAGES) {
                  window.act(page);
                  look(window, found);
                }
              }
              return found;
            });
    assertThat(nameless).isEmpty();
  }

  private static void look(MainWindow window, List<String> nameless) {
    window.scene().getRoot().applyCss();
    window.scene().getRoot().layout();
    collect(window.scene().getRoot(), nameless);
  }

  private static void collect(Node node, List<String> nameless) {
    if (isControl(node) && name(node).isBlank()) {
      nameless.add(node.toString());
    }
    if (node.isVisible() && node instanceof Parent parent && !(node instanceof ComboBoxBase<?>)) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, nameless));
    }
  }

  /** What can have the keyboard; arrows and the like belong to the control they are in. */
  private static boolean isControl(Node node) {
    return node.isVisible()
        && node.isFocusTraversable()
        && (node instanceof ButtonBase
            || node instanceof TextInputControl
            || node instanceof ComboBoxBase<?>);
  }

  private static String name(Node node) {
    if (node.getAccessibleText() != null) {
      return node.getAccessibleText();
    }
    if (node instanceof ButtonBase button) {
      return button.getText() == null ? "" : button.getText();
    }
    return labelOf(node);
  }

  private static String labelOf(Node field) {
    return field.getScene().getRoot().lookupAll(".label").stream()
        .filter(node -> node instanceof Label label && field.equals(label.getLabelFor()))
        .map(node -> ((Label) node).getText())
        .findFirst()
        .orElse("");
  }
}
