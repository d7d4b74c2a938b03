package dev.tokenscope.view.server;

import dev.tokenscope.intent.KeyChange;
import dev.tokenscope.projection.TokenStatus;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.Columns;
import dev.tokenscope.view.Shapes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** Binds the tab to its view-model. */
public final class ServerController {

  private final ServerViewModel model;
  private final Map<Section, ToggleButton> toggles = new EnumMap<>(Section.class);
  private @Nullable Section columnsOf;

  @FXML private ToggleButton families;
  @FXML private ToggleButton tokens;
  @FXML private ToggleButton keys;
  @FXML private ToggleButton denied;
  @FXML private ToggleButton faults;
  @FXML private ToggleButton settings;
  @FXML private Label note;
  @FXML private TableView<Line> table;
  @FXML private Label empty;
  @FXML private Button showTokens;
  @FXML private Button revoke;
  @FXML private Button end;
  @FXML private Button endAccess;
  @FXML private Button endRefresh;
  @FXML private MenuButton rotateKey;
  @FXML private Button copyJwks;
  @FXML private Button disarmOne;
  @FXML private Button disarm;

  /** The controller of the tab. */
  public ServerController(ServerViewModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    toggles.put(Section.FAMILIES, families);
    toggles.put(Section.TOKENS, tokens);
    toggles.put(Section.KEYS, keys);
    toggles.put(Section.DENIED, denied);
    toggles.put(Section.FAULTS, faults);
    toggles.put(Section.SETTINGS, settings);
    toggles.forEach((section, toggle) -> toggle.setOnAction(_ -> model.section().set(section)));
    model.section().subscribe(this::mark);
    model.shown().subscribe(this::show);
    model.em().subscribe(_ -> fit());
    table.getSelectionModel().selectedItemProperty().subscribe(_ -> allow());
  }

  private void mark(Section section) {
    toggles.forEach((one, toggle) -> toggle.setSelected(one == section));
    only(List.of(showTokens, revoke), section == Section.FAMILIES);
    only(List.of(end, endAccess, endRefresh), section == Section.TOKENS);
    only(List.of(rotateKey, copyJwks), section == Section.KEYS);
    only(List.of(disarmOne, disarm), section == Section.FAULTS);
  }

  private static void only(List<Node> nodes, boolean visible) {
    for (Node node : nodes) {
      node.setVisible(visible);
      node.setManaged(visible);
    }
  }

  private void show(ServerViewModel.Shown now) {
    mark(now.section());
    note.setText(now.note());
    empty.setText(now.empty());
    if (columnsOf != now.section()) {
      columnsOf = now.section();
      columns(now.section());
    }
    Line chosen = table.getSelectionModel().getSelectedItem();
    if (!table.getItems().equals(now.lines())) {
      table.getItems().setAll(now.lines());
      fit();
    }
    if (chosen != null) {
      now.lines().stream()
          .filter(line -> line.id().equals(chosen.id()))
          .findFirst()
          .ifPresent(table.getSelectionModel()::select);
    }
    disarm.setDisable(now.lines().isEmpty());
    allow();
  }

  private void columns(Section section) {
    table.getColumns().clear();
    List<String> columns = section.columns();
    for (int i = 0; i < columns.size(); i++) {
      int at = i;
      TableColumn<Line, String> column = new TableColumn<>(model.column(columns.get(i)));
      column.setCellValueFactory(
          cell -> new ReadOnlyStringWrapper(cell.getValue().cells().get(at)).getReadOnlyProperty());
      column.setSortable(false);
      column.setReorderable(false);
      if (i == columns.size() - 1) {
        column.setCellFactory(_ -> new StatusCell());
      }
      table.getColumns().add(column);
    }
    fit();
  }

  private void fit() {
    for (int i = 0; i < table.getColumns().size(); i++) {
      int at = i;
      Columns.fit(
          table.getColumns().get(i),
          table.getItems().stream()
              .filter(line -> at < line.cells().size())
              .map(line -> line.cells().get(at))
              .toList(),
          i == table.getColumns().size() - 1,
          model.em().getValue().doubleValue());
    }
  }

  private void allow() {
    Line chosen = table.getSelectionModel().getSelectedItem();
    showTokens.setDisable(chosen == null);
    revoke.setDisable(chosen == null || !chosen.acts());
    end.setDisable(chosen == null || !chosen.acts());
    disarmOne.setDisable(chosen == null || !chosen.acts());
  }

  private void chosen(Consumer<Line> action) {
    Line line = table.getSelectionModel().getSelectedItem();
    if (line != null) {
      action.accept(line);
    }
  }

  @FXML
  void showTokens() {
    chosen(model::tokensOf);
  }

  @FXML
  void revoke() {
    chosen(model::revoke);
  }

  @FXML
  void end() {
    chosen(model::end);
  }

  @FXML
  void endAccess() {
    model.endAll(TokenType.ACCESS);
  }

  @FXML
  void endRefresh() {
    model.endAll(TokenType.REFRESH);
  }

  @FXML
  void overlap() {
    model.rotateKey(KeyChange.OVERLAP);
  }

  @FXML
  void hard() {
    model.rotateKey(KeyChange.HARD);
  }

  @FXML
  void sameKid() {
    model.rotateKey(KeyChange.SAME_KID);
  }

  @FXML
  void copyJwks() {
    model.copyJwks();
  }

  @FXML
  void disarmOne() {
    chosen(model::disarm);
  }

  @FXML
  void disarm() {
    model.disarm();
  }

  /** The state in colour, shape and word. */
  private static final class StatusCell extends TableCell<Line, String> {
    private final FontIcon shape = new FontIcon();

    @Override
    protected void updateItem(@Nullable String text, boolean nothing) {
      super.updateItem(text, nothing);
      Line line = getTableRow() == null ? null : getTableRow().getItem();
      setText(nothing ? null : text);
      TokenStatus status = nothing || line == null ? null : line.status();
      Shapes.show(this, "status-", status == null ? null : Shapes.state(status));
      if (status == null) {
        setGraphic(null);
        return;
      }
      shape.setIconLiteral(Shapes.icon(status));
      setGraphic(shape);
    }
  }
}
