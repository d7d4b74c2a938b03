package dev.tokenscope.view.fault;

import dev.tokenscope.text.Texts;
import dev.tokenscope.view.menu.Menus;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A fault in the list: its name, what it does in a few words, and whether it is armed. */
final class FaultCell extends ListCell<Kind> {

  private final Texts texts;
  private final FaultViewModel model;
  private final Label group = new Label();
  private final Label name = new Label();
  private final Label armed = new Label();
  private final Label line = new Label();
  private final VBox box;
  private Subscription shown = Subscription.EMPTY;

  FaultCell(Texts texts, FaultViewModel model) {
    this.texts = texts;
    this.model = model;
    group.getStyleClass().add("fault-group");
    name.getStyleClass().add("fault-name");
    armed.getStyleClass().addAll("pill", "fault-armed");
    armed.setMinWidth(Region.USE_PREF_SIZE);
    line.getStyleClass().add("fault-line");
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox head = new HBox(name, between, armed);
    head.getStyleClass().add("fault-head");
    box = new VBox(group, head, line);
    // as wide as the list and no wider
    setPrefWidth(0);
    getStyleClass().add("fault-cell");
  }

  @Override
  protected void updateItem(@Nullable Kind kind, boolean nothing) {
    super.updateItem(kind, nothing);
    shown.unsubscribe();
    if (nothing || kind == null) {
      setGraphic(null);
      return;
    }
    int at = Kind.ALL.indexOf(kind);
    boolean first = at == 0 || Kind.ALL.get(at - 1).group() != kind.group();
    group.setText(Menus.title(texts, kind.group().place()));
    group.setVisible(first);
    group.setManaged(first);
    name.setText(texts.get("fault." + kind.name() + ".name"));
    line.setText(texts.get("fault." + kind.name() + ".line"));
    shown = model.shown().subscribe(now -> armed(now.of(kind).size()));
    setGraphic(box);
  }

  private void armed(int count) {
    armed.setText(count == 0 ? "" : texts.get("faults.armed.count", count));
    armed.setVisible(count > 0);
    armed.setManaged(count > 0);
    setAccessibleText(
        Stream.of(name.getText(), line.getText(), armed.getText())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · ")));
  }
}
