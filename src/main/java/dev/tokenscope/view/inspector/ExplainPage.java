package dev.tokenscope.view.inspector;

import dev.tokenscope.projection.Lamp;
import dev.tokenscope.view.frame.Paragraph;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Puts an explanation onto a page: the bytes, then box after box of sentences. */
final class ExplainPage {

  private final InspectorViewModel model;

  ExplainPage(InspectorViewModel model) {
    this.model = model;
  }

  List<Node> of(Explained told) {
    List<Node> page = new ArrayList<>();
    page.add(new Paragraph(told.title(), "explain-title"));
    page.add(new Paragraph(told.subtitle(), "pane-note"));
    if (!told.bytes().isEmpty()) {
      page.add(bytes(told.bytes()));
    }
    page.add(why(told));
    if (!told.next().isEmpty()) {
      page.add(steps(told.next()));
    }
    page.add(box(model.text("explain.hold.title"), told.holders()));
    if (!told.danger().isEmpty()) {
      page.add(box(model.text("explain.danger.title"), told.danger()));
    }
    return page;
  }

  private static Node bytes(List<Explained.Line> lines) {
    VBox box = new VBox();
    box.getStyleClass().add("bytes");
    for (Explained.Line line : lines) {
      Label text = new Paragraph(line.text(), "byte-line");
      box.getChildren().add(text);
      if (line.matters()) {
        text.getStyleClass().add("byte-mark");
        box.getChildren().add(new Paragraph(line.meaning(), "byte-meaning"));
      }
    }
    return box;
  }

  private Node why(Explained told) {
    VBox box = titled(told.whyTitle());
    if (!told.lamps().isEmpty()) {
      FlowPane lamps = new FlowPane();
      lamps.getStyleClass().add("lamps");
      told.lamps().forEach(lamp -> lamps.getChildren().add(lamp(lamp)));
      box.getChildren().add(lamps);
    }
    box.getChildren().add(new Paragraph(told.why(), "explain-text"));
    if (!told.rfc().isEmpty()) {
      box.getChildren().add(new Paragraph(told.rfc(), "explain-rfc"));
    }
    return box;
  }

  private Label lamp(Explained.LampText lamp) {
    Label label =
        new Label(
            lamp.state() == Lamp.State.NOT_MADE
                ? model.text("explain.lamp.notMade", lamp.label())
                : lamp.label());
    label.setGraphic(
        new FontIcon(
            switch (lamp.state()) {
              case PASSED -> "fth-check";
              case FAILED -> "fth-x";
              case NOT_MADE -> "fth-minus";
            }));
    label
        .getStyleClass()
        .addAll(
            "lamp",
            switch (lamp.state()) {
              case PASSED -> "lamp-passed";
              case FAILED -> "lamp-failed";
              case NOT_MADE -> "lamp-not-made";
            });
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private Node steps(List<String> sentences) {
    VBox box = titled(model.text("explain.next.title"));
    for (int i = 0; i < sentences.size(); i++) {
      Label step = new Paragraph(sentences.get(i), "explain-text");
      Label number = new Label(Integer.toString(i + 1));
      number.getStyleClass().add("step-number");
      number.setMinWidth(Region.USE_PREF_SIZE);
      step.setGraphic(number);
      box.getChildren().add(step);
    }
    return box;
  }

  private static Node box(String title, List<String> sentences) {
    VBox box = titled(title);
    sentences.forEach(sentence -> box.getChildren().add(new Paragraph(sentence, "explain-text")));
    return box;
  }

  private static VBox titled(String title) {
    VBox box = new VBox(new Paragraph(title, "explain-head"));
    box.getStyleClass().add("explain-box");
    return box;
  }
}
