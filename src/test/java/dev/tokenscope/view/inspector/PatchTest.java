package dev.tokenscope.view.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
  void texts_stay_where_they_are_and_say_something_else() {
    show(words("one", "head"), words("two", "text"));
    List<Node> before = List.copyOf(page.getChildren());
    show(words("three", "head"), words("four", "text"));
    assertThat(page.getChildren()).containsExactlyElementsOf(before);
    assertThat(said(page)).containsExactly("three", "four");
  }

  @Test
  void a_text_that_looks_otherwise_is_the_same_text_with_another_style() {
    show(new Piece.Words("one", List.of("line", "mark")));
    Node first = page.getChildren().getFirst();
    show(words("one", "line"));
    assertThat(page.getChildren()).containsExactly(first);
    assertThat(first.getStyleClass()).containsExactly("label", "line");
  }

  @Test
  void what_is_of_another_sort_is_replaced_in_its_place() {
    show(words("one", "head"), words("two", "text"));
    Node second = page.getChildren().get(1);
    show(box("in"), words("two", "text"));
    assertThat(said(page)).containsExactly("in", "two");
    assertThat(page.getChildren().get(1)).isSameAs(second);
    show(new Piece.Box(true, List.of(words("in lines", "text")), List.of("lines")));
    assertThat(said(page)).containsExactly("in lines");
    assertThat(page.getChildren().getFirst()).isNotInstanceOf(VBox.class);
  }

  @Test
  void a_page_grows_and_shrinks_also_within_its_boxes() {
    show(box("a"), words("end", "text"));
    show(box("a", "b", "c"));
    assertThat(said(page)).containsExactly("a", "b", "c");
    show(box("c"), words("end", "text"), words("more", "text"));
    assertThat(said(page)).containsExactly("c", "end", "more");
    show();
    assertThat(said(page)).isEmpty();
  }

  @Test
  void what_has_nothing_to_say_takes_no_room_and_is_there_when_it_has() {
    show(words("", "text"), new Piece.Box(false, List.of(), List.of("box")), words("end", "text"));
    assertThat(said(page)).containsExactly("end");
    List<Node> before = List.copyOf(page.getChildren());
    show(words("one", "text"), box("two"), words("end", "text"));
    assertThat(said(page)).containsExactly("one", "two", "end");
    assertThat(page.getChildren()).containsExactlyElementsOf(before);
  }

  @Test
  void shapes_and_numbers_before_a_text_come_change_and_go() {
    show(new Piece.Sign("fth-x", "sign", List.of("lamp")));
    Node sign = page.getChildren().getFirst();
    show(new Piece.Sign("fth-check", "sign", List.of("lamp")));
    assertThat(page.getChildren()).containsExactly(sign);
    assertThat(((FontIcon) graphic()).getIconLiteral()).isEqualTo("fth-check");
    show(new Piece.Step(1, "step", List.of("text")));
    show(new Piece.Step(2, "step", List.of("text")));
    assertThat(((Label) graphic()).getText()).isEqualTo("2");
    show(words("text", "text"));
    assertThat(graphic()).isNull();
  }

  private void show(Piece... pieces) {
    Patch.apply(page, List.of(pieces));
  }

  private Node graphic() {
    return ((Labeled) page.getChildren().getFirst()).getGraphic();
  }

  private static Piece words(String says, String look) {
    return new Piece.Words(says, look);
  }

  private static Piece box(String... texts) {
    return new Piece.Box(
        false, Stream.of(texts).map(text -> words(text, "text")).toList(), List.of("box"));
  }

  private static List<String> said(Parent parent) {
    List<String> said = new ArrayList<>();
    for (Node node : parent.getChildrenUnmodifiable()) {
      if (!node.isVisible()) {
        assertThat(node.isManaged()).as("takes no room").isFalse();
      } else if (node instanceof Labeled labeled) {
        said.add(labeled.getText());
      } else if (node instanceof Parent below) {
        said.addAll(said(below));
      }
    }
    return said;
  }
}
