package dev.tokenscope.view.fault;

import dev.tokenscope.text.Texts;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * The page of all faults: which there are, and beside them what the chosen one does. Where there is
 * no room for both beside each other, they are chosen from a box.
 */
public final class FaultPage {

  /** Below it the picture could not be read beside the list. */
  private static final double BESIDE_MIN_EM = 66;

  private static final PseudoClass BESIDE = PseudoClass.getPseudoClass("beside");

  private final Texts texts;
  private final FaultViewModel model;
  private @Nullable Made made;

  private record Made(BorderPane root, ListView<Kind> list, ComboBox<Kind> box) {}

  /** The page in a language; it is made when it is asked for. */
  public FaultPage(Texts texts, FaultViewModel model) {
    this.texts = texts;
    this.model = model;
  }

  /** The page. */
  public Node node() {
    return made().root();
  }

  /** Gives the keyboard to what chooses a fault. */
  public void takeFocus() {
    Made page = made();
    (page.root().getLeft() == null ? page.box() : page.list()).requestFocus();
  }

  private Made made() {
    Made before = made;
    if (before != null) {
      return before;
    }
    Made fresh = make();
    made = fresh;
    return fresh;
  }

  private Made make() {
    ListView<Kind> list = list();
    ComboBox<Kind> box = box();
    FaultDetail detail = new FaultDetail(texts, model);
    BorderPane root = new BorderPane(detail.node());
    root.setId("faultsPage");
    root.getStyleClass().add("faults-page");
    Runnable fit =
        () -> {
          boolean beside = root.getWidth() >= BESIDE_MIN_EM * model.em().getValue().doubleValue();
          boolean focused = list.isFocused() || box.isFocused();
          root.setLeft(beside ? list : null);
          root.setTop(beside ? null : box);
          root.pseudoClassStateChanged(BESIDE, beside);
          detail.named(beside);
          if (focused) {
            (beside ? list : box).requestFocus();
          }
        };
    root.widthProperty().subscribe(_ -> fit.run());
    model.em().subscribe(_ -> fit.run());
    root.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && !event.isAltDown()) {
            model.arm();
            event.consume();
          }
        });
    return new Made(root, list, box);
  }

  private ListView<Kind> list() {
    ListView<Kind> list = new ListView<>();
    list.setId("faultList");
    list.getStyleClass().addAll("fault-list");
    list.setAccessibleText(texts.get("faults.list.name"));
    list.getItems().setAll(Kind.ALL);
    list.setCellFactory(_ -> new FaultCell(texts, model));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                model.kind().set(chosen);
              }
            });
    model
        .kind()
        .subscribe(
            kind -> {
              if (!kind.equals(list.getSelectionModel().getSelectedItem())) {
                list.getSelectionModel().select(kind);
                list.scrollTo(kind);
              }
            });
    return list;
  }

  private ComboBox<Kind> box() {
    ComboBox<Kind> box = new ComboBox<>();
    box.setId("faultBox");
    box.setAccessibleText(texts.get("faults.list.name"));
    box.setMaxWidth(Double.MAX_VALUE);
    box.getItems().setAll(Kind.ALL);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Kind kind) {
            return kind == null ? "" : texts.get("fault." + kind.name() + ".name");
          }

          @Override
          public Kind fromString(String text) {
            throw new UnsupportedOperationException("A fault is chosen, never typed.");
          }
        });
    box.setOnAction(
        _ -> {
          if (box.getValue() != null) {
            model.kind().set(box.getValue());
          }
        });
    model.kind().subscribe(box::setValue);
    box.setButtonCell(
        new ListCell<>() {
          @Override
          protected void updateItem(@Nullable Kind kind, boolean nothing) {
            super.updateItem(kind, nothing);
            setText(nothing || kind == null ? "" : box.getConverter().toString(kind));
          }
        });
    return box;
  }
}
