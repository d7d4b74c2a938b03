package dev.tokenscope.view.audit;

import dev.tokenscope.audit.Remedy;
import dev.tokenscope.view.audit.Shown.Detail;
import dev.tokenscope.view.audit.Shown.Known;
import dev.tokenscope.view.audit.Shown.Line;
import dev.tokenscope.view.audit.Shown.Proof;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the tab to its view-model. */
public final class AuditController {

  /** Below this, in em, there is no room for two columns. */
  private static final double WIDE_EM = 50;

  private static final double TABLE_ABOVE = 0.5;
  private static final double TABLE_BESIDE = 0.54;

  private static final double VERDICT_EM = 11;
  private static final double ID_EM = 5.4;

  private final AuditViewModel model;
  private boolean filling;

  @FXML private ComboBox<Known> client;
  @FXML private Label about;
  @FXML private Label summary;
  @FXML private HBox bar;
  @FXML private HBox provoked;
  @FXML private Label provokedText;
  @FXML private TableView<Line> table;
  @FXML private TableColumn<Line, String> verdict;
  @FXML private TableColumn<Line, String> id;
  @FXML private TableColumn<Line, String> title;
  @FXML private VBox detail;
  @FXML private Label hint;
  @FXML private Label detailTitle;
  @FXML private Label basis;
  @FXML private Label said;
  @FXML private VBox proof;
  @FXML private SplitPane split;
  @FXML private Label cause;
  @FXML private Label cost;
  @FXML private HBox ecosystems;
  @FXML private Label fix;
  @FXML private Label again;
  @FXML private Button show;
  @FXML private Button provoke;
  @FXML private MenuButton export;
  @FXML private Label written;

  /** The controller of the tab. */
  public AuditController(AuditViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    split.widthProperty().subscribe(this::turn);
    column(verdict, Line::word);
    column(id, Line::id);
    column(title, Line::title);
    wide(verdict, VERDICT_EM);
    wide(id, ID_EM);
    title.setCellFactory(_ -> new TitleCell());
    verdict.setCellFactory(_ -> new VerdictCell());
    client
        .valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null && !filling) {
                model.client().set(chosen.id());
              }
            });
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            line -> {
              if (line != null && !filling) {
                model.check().set(line.id());
              }
            });
    table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    ToggleGroup group = new ToggleGroup();
    for (Remedy.Ecosystem one : Remedy.Ecosystem.values()) {
      ToggleButton button = new ToggleButton(model.name(one));
      button.setId("auditFix-" + one.option());
      button.setToggleGroup(group);
      button.setSelected(one == model.ecosystem().get());
      button.setOnAction(
          _ -> {
            button.setSelected(true);
            model.ecosystem().set(one);
          });
      ecosystems.getChildren().add(button);
    }
    for (Export.Format one : Export.Format.values()) {
      MenuItem item = new MenuItem(model.name(one));
      item.setId("auditExport-" + one.name().toLowerCase(Locale.ROOT));
      item.setOnAction(_ -> model.export(one));
      export.getItems().add(item);
    }
    model.written().subscribe(this::written);
    model.shown().subscribe(this::show);
  }

  private void written(Export.Written now) {
    written.setText(now.sentence());
    written.getStyleClass().setAll("label", now.done() ? "pane-note" : "setting-wrong");
    shown(written, !now.sentence().isEmpty());
  }

  private static void column(TableColumn<Line, String> column, Function<Line, String> text) {
    column.setCellValueFactory(
        cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())).getReadOnlyProperty());
    column.setSortable(false);
    column.setReorderable(false);
  }

  /** As wide as its words, whatever the zoom; the requirement gets the rest. */
  private void wide(TableColumn<Line, String> column, double em) {
    column.minWidthProperty().bind(model.em().map(size -> size.doubleValue() * em));
    column.maxWidthProperty().bind(column.minWidthProperty());
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      model.goToProof();
      event.consume();
    }
  }

  private void show(Shown now) {
    filling = true;
    try {
      if (!client.getItems().equals(now.clients())) {
        client.getItems().setAll(now.clients());
      }
      client.setValue(now.chosen());
      client.setDisable(now.clients().isEmpty());
      lines(now);
    } finally {
      filling = false;
    }
    about.setText(now.about());
    summary.setText(now.summary());
    export.setDisable(now.chosen() == null);
    bar(now.counts());
    shown(provoked, !now.provoked().isEmpty());
    provokedText.setText(now.provoked());
    detail(now.detail());
  }

  private void lines(Shown now) {
    if (!table.getItems().equals(now.lines())) {
      table.getItems().setAll(now.lines());
    }
    String chosen = now.detail() == null ? "" : now.detail().line().id();
    for (int i = 0; i < now.lines().size(); i++) {
      if (now.lines().get(i).id().equals(chosen)) {
        table.getSelectionModel().select(i);
      }
    }
  }

  /** As much of the bar as there are verdicts of a kind. */
  private void bar(List<Integer> counts) {
    List<String> kinds = List.of("pass", "warn", "fail", "not-observed");
    int all = Math.max(1, counts.stream().mapToInt(Integer::intValue).sum());
    bar.getChildren().clear();
    for (int i = 0; i < kinds.size(); i++) {
      Region part = new Region();
      part.getStyleClass().addAll("audit-part", "audit-" + kinds.get(i));
      part.prefWidthProperty().bind(bar.widthProperty().multiply((double) counts.get(i) / all));
      bar.getChildren().add(part);
    }
  }

  private void detail(@Nullable Detail now) {
    shown(detail, now != null);
    shown(hint, now == null);
    if (now == null) {
      return;
    }
    detailTitle.setText(now.line().id() + "  " + now.line().title());
    basis.setText(now.line().level() + " · " + now.basis());
    said.setText(now.line().word() + ": " + now.said());
    VerdictCell.dress(said, now.line().verdict());
    proof.getChildren().setAll(now.proof().stream().map(this::message).toList());
    shown(proof, !now.proof().isEmpty());
    cause.setText(now.cause());
    cost.setText(now.cost());
    fix.setText(now.fix());
    again.setText(now.again());
    show.setDisable(now.proof().isEmpty());
    provoke.setDisable(!now.canProvoke());
  }

  private Node message(Proof one) {
    Hyperlink link = new Hyperlink(one.text());
    link.getStyleClass().add("audit-message");
    link.setWrapText(true);
    link.setOnAction(
        _ -> {
          link.setVisited(false);
          model.goTo(one);
        });
    return link;
  }

  private static void shown(Node node, boolean visible) {
    node.setVisible(visible);
    node.setManaged(visible);
  }

  @FXML
  void showProof() {
    model.goToProof();
  }

  @FXML
  void provoke() {
    model.provoke();
  }

  @FXML
  void calm() {
    model.calm();
  }

  @FXML
  void copy() {
    model.copy();
  }

  /** A requirement; where it is cut off, a tip shows it whole. */
  private static final class TitleCell extends TableCell<Line, String> {
    private final Tooltip whole = new Tooltip();

    @Override
    protected void updateItem(@Nullable String text, boolean nothing) {
      super.updateItem(text, nothing);
      setText(nothing ? null : text);
      whole.setText(text);
      setTooltip(nothing ? null : whole);
    }
  }

  /** The verdict in colour, shape and word. */
  private static final class VerdictCell extends TableCell<Line, String> {

    @Override
    protected void updateItem(@Nullable String text, boolean nothing) {
      super.updateItem(text, nothing);
      Line line = getTableRow() == null ? null : getTableRow().getItem();
      if (nothing || line == null) {
        setGraphic(null);
        return;
      }
      Label pill = new Label(line.word());
      pill.getStyleClass().add("audit-verdict");
      dress(pill, line.verdict());
      setGraphic(pill);
      setText(null);
    }

    static void dress(Label label, String verdict) {
      label.getStyleClass().removeIf(name -> name.startsWith("audit-is-"));
      label.getStyleClass().add("audit-is-" + verdict.toLowerCase(Locale.ROOT).replace('_', '-'));
      label.setGraphic(
          new FontIcon(
              switch (verdict) {
                case "PASS" -> "fth-check";
                case "FAIL" -> "fth-x";
                case "WARN" -> "fth-alert-triangle";
                default -> "fth-minus";
              }));
    }
  }

  /** Where it is narrow, what a check says stands below the checks instead of beside them. */
  private void turn(Number width) {
    double em = summary.getFont().getSize();
    boolean narrow = width.doubleValue() < WIDE_EM * em;
    split.setOrientation(narrow ? Orientation.VERTICAL : Orientation.HORIZONTAL);
    split.setDividerPositions(narrow ? TABLE_ABOVE : TABLE_BESIDE);
  }
}
