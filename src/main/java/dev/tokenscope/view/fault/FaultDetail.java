package dev.tokenscope.view.fault;

import dev.tokenscope.drawing.BundledFonts;
import dev.tokenscope.drawing.Drawing;
import dev.tokenscope.drawing.Pen;
import dev.tokenscope.drawing.SequenceDrawing;
import dev.tokenscope.projection.ServerFacts;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.canvas.CanvasPane;
import dev.tokenscope.view.frame.Paragraph;
import dev.tokenscope.view.frame.Scrolling;
import dev.tokenscope.view.menu.Keys;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the chosen fault does, what a good client does, and the way to arm it. */
final class FaultDetail {

  private final Texts texts;
  private final FaultViewModel model;
  private final Label name = new Label();
  private final Label wire = new Paragraph("", "fault-wire");
  private final Label good = new Paragraph("", "fault-good");
  private final Label struck = new Paragraph("", "fault-struck");
  private final VBox armed = new VBox();
  private final CanvasPane picture;
  private final BorderPane root = new BorderPane();

  FaultDetail(Texts texts, FaultViewModel model) {
    this.texts = texts;
    this.model = model;
    this.picture =
        new CanvasPane(new BundledFonts(), model.theme().getValue().palette(), this::draw);
    picture.setId("faultPicture");
    name.setId("faultName");
    name.getStyleClass().add("fault-title");
    name.setWrapText(true);
    armed.setId("faultArmed");
    armed.getStyleClass().add("fault-armed-lines");
    good.setGraphic(new FontIcon("fth-check-circle"));
    VBox content =
        new VBox(
            name,
            heading("faults.wire.title"),
            wire,
            heading("faults.good.title"),
            good,
            heading("faults.picture.title"),
            picture,
            note("faults.picture.note"),
            heading("faults.options.title"),
            new FaultForm(texts, model).node());
    content.getStyleClass().add("fault-detail");
    // where the name is above it, the first heading needs no room
    content.getChildren().get(1).getStyleClass().add("fault-heading-first");
    Scrolling scroll = new Scrolling(content);
    scroll.getStyleClass().add("page-scroll");
    root.getStyleClass().add("fault-side");
    root.setCenter(scroll);
    root.setBottom(bar());
    model
        .kind()
        .subscribe(
            _ -> {
              show();
              scroll.setVvalue(0);
            });
    model.shown().subscribe(_ -> arming());
    model.shown().map(FaultViewModel.Shown::style).subscribe((_, _) -> show());
    model.em().subscribe(_ -> size());
    model.theme().subscribe(theme -> picture.paintIn(theme.palette()));
  }

  /** Whether it says itself which fault it is; not where the box above says so. */
  void named(boolean itself) {
    name.setVisible(itself);
    name.setManaged(itself);
  }

  Node node() {
    return root;
  }

  private Node bar() {
    Button arm = new Button(texts.get("faults.action.arm"), new FontIcon("fth-zap"));
    arm.setId("faultArm");
    arm.getStyleClass().addAll("accent", Keys.KEEPS_KEYS);
    arm.setTooltip(new Tooltip(texts.get("faults.action.armTip")));
    arm.setMinWidth(Region.USE_PREF_SIZE);
    arm.setOnAction(_ -> model.arm());
    Label will = new Paragraph("", "fault-will");
    will.setId("faultWill");
    model
        .form()
        .subscribe(
            form -> {
              boolean right = form.wrong().isEmpty();
              will.setText(model.will());
              arm.setDisable(!right);
              will.getStyleClass().setAll("label", right ? "fault-will" : "setting-wrong");
            });
    Button all = new Button(texts.get("faults.action.disarmAll"));
    all.setId("faultDisarmAll");
    all.setMinWidth(Region.USE_PREF_SIZE);
    all.setOnAction(_ -> model.disarmAll());
    model.shown().subscribe(now -> all.setDisable(now.armed().isEmpty()));
    struck.setId("faultStruck");
    VBox said = new VBox(will, struck);
    said.getStyleClass().add("fault-said");
    HBox.setHgrow(said, Priority.ALWAYS);
    HBox line = new HBox(arm, said, all);
    line.getStyleClass().add("fault-arm-line");
    // many can be armed; what they do is read above them
    Scrolling lines = new Scrolling(armed);
    lines.getStyleClass().addAll("page-scroll", "fault-armed-scroll");
    lines.visibleProperty().bind(Bindings.isNotEmpty(armed.getChildren()));
    lines.managedProperty().bind(lines.visibleProperty());
    VBox bar = new VBox(line, lines);
    bar.getStyleClass().add("fault-bar");
    return bar;
  }

  private void show() {
    String kind = model.kind().get().name();
    name.setText(texts.get("fault." + kind + ".name"));
    wire.setText(texts.get("fault." + kind + ".wire"));
    good.setText(texts.get("fault." + kind + ".good"));
    picture.setAccessibleText(model.story().spoken());
    size();
    picture.redraw();
    arming();
  }

  private void arming() {
    List<ServerFacts.Armed> now = model.shown().get().of(model.kind().get());
    armed.getChildren().setAll(now.stream().map(this::line).toList());
    struck.setText(model.struck());
    struck.setVisible(!struck.getText().isEmpty());
    struck.setManaged(struck.isVisible());
  }

  private Node line(ServerFacts.Armed one) {
    Label told = new Paragraph("", "fault-armed-line");
    told.setText(model.told(one));
    told.setGraphic(new FontIcon("fth-alert-triangle"));
    told.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(told, Priority.ALWAYS);
    Button disarm = new Button(texts.get("faults.action.disarm"));
    disarm.setId("faultDisarm-" + one.number());
    disarm.getStyleClass().add(Keys.KEEPS_KEYS);
    disarm.setAccessibleText(texts.get("faults.action.disarmNamed", one.number()));
    disarm.setMinWidth(Region.USE_PREF_SIZE);
    disarm.setOnAction(_ -> model.disarm(one.number()));
    HBox line = new HBox(told, disarm);
    line.getStyleClass().add("fault-arm-line");
    return line;
  }

  private void size() {
    SequenceDrawing drawing = drawing(new Pen(new BundledFonts(), em()));
    double high = drawing.headHeight() + model.story().slots().size() * drawing.rowHeight() + em();
    picture.setMinHeight(Math.ceil(high));
    picture.setPrefHeight(Math.ceil(high));
  }

  private double em() {
    return model.em().getValue().doubleValue();
  }

  private SequenceDrawing drawing(Pen pen) {
    return new SequenceDrawing(pen, model.story().words());
  }

  private Drawing draw(double width, double height, Pen pen) {
    return drawing(pen)
        .draw(
            width,
            height,
            new SequenceDrawing.View(model.story().slots(), List.of(), 0, -1, false));
  }

  private Label heading(String key) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("fault-heading");
    return label;
  }

  private Label note(String key) {
    Label label = new Paragraph("", "pane-note");
    label.setText(texts.get(key));
    return label;
  }
}
