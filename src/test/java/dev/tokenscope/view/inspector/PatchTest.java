package dev.tokenscope.view.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxToolkit;

class PatchTest {

  private final VBox page = new VBox();

  @BeforeAll
  static void start() throws Exception {
    FxToolkit.registerPrimaryStage();
  }

  @Test
  void labels_of_the_same_sort_stay_and_say_something_else() {
    Patch.apply(page, List.of(label("one", "head"), label("two", "text")));
    List<Node> before = List.copyOf(page.getChildren());
    Patch.apply(page, List.of(label("three", "head"), label("four", "text")));
    assertThat(page.getChildren()).containsExactlyElementsOf(before);
    assertThat(said(page)).containsExactly("three", "four");
  }

  @Test
  void what_is_of_another_sort_is_replaced_in_its_place() {
    Patch.apply(page, List.of(label("one", "head"), label("two", "text")));
    Node second = page.getChildren().get(1);
    Patch.apply(page, List.of(new VBox(label("in", "text")), label("two", "text")));
    assertThat(said(page)).containsExactly("in", "two");
    assertThat(page.getChildren().get(1)).isSameAs(second);
    Patch.apply(page, List.of(label("one", "mark"), label("two", "text")));
    assertThat(page.getChildren().getFirst().getStyleClass()).contains("mark");
  }

  @Test
  void a_page_grows_and_shrinks_also_within_its_boxes() {
    Patch.apply(page, List.of(box("a"), label("end", "text")));
    Patch.apply(page, List.of(box("a", "b", "c")));
    assertThat(said(page)).containsExactly("a", "b", "c");
    Patch.apply(page, List.of(box("c"), label("end", "text"), label("more", "text")));
    assertThat(said(page)).containsExactly("c", "end", "more");
    Patch.apply(page, List.of());
    assertThat(page.getChildren()).isEmpty();
  }

  @Test
  void shapes_and_numbers_beside_a_text_come_change_and_go() {
    Patch.apply(page, List.of(with(new FontIcon("fth-x"))));
    Patch.apply(page, List.of(with(new FontIcon("fth-check"))));
    assertThat(((FontIcon) graphic()).getIconLiteral()).isEqualTo("fth-check");
    Patch.apply(page, List.of(with(new Label("2"))));
    assertThat(((Label) graphic()).getText()).isEqualTo("2");
    Patch.apply(page, List.of(label("text", "text")));
    assertThat(((Labeled) page.getChildren().getFirst()).getGraphic()).isNull();
  }

  private Node graphic() {
    return ((Labeled) page.getChildren().getFirst()).getGraphic();
  }

  private static Label with(Node graphic) {
    Label label = label("text", "text");
    label.setGraphic(graphic);
    return label;
  }

  private static VBox box(String... texts) {
    VBox box = new VBox();
    for (String text : texts) {
      box.getChildren().add(label(text, "text"));
    }
    return box;
  }

  private static Label label(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    return label;
  }

  private static List<String> said(Parent parent) {
    List<String> said = new ArrayList<>();
    for (Node node : parent.getChildrenUnmodifiable()) {
      if (node instanceof Labeled labeled) {
        said.add(labeled.getText());
      } else if (node instanceof Parent below) {
        said.addAll(said(below));
      }
    }
    return said;
  }
}
