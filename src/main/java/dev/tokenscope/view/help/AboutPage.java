package dev.tokenscope.view.help;

import dev.tokenscope.text.Texts;
import dev.tokenscope.view.help.About.Library;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which program this is, what it is made of, and under which licences. */
public final class AboutPage {

  private AboutPage() {}

  /** The page. */
  public static Node of(Texts texts, About about) {
    VBox what = card("TokenScope");
    what.getChildren()
        .addAll(note(texts.get("help.about.what")), note(texts.get("help.about.own")));
    VBox versions = card(texts.get("help.about.versions"));
    GridPane rows = grid();
    row(rows, 0, "TokenScope", about.program());
    row(rows, 1, "Java", about.java());
    row(rows, 2, "JavaFX", about.javafx());
    row(rows, 3, texts.get("help.about.system"), about.system());
    versions.getChildren().add(rows);
    VBox page =
        new VBox(
            what,
            versions,
            parts(texts.get("help.about.libraries"), about.libraries()),
            parts(texts.get("help.about.fonts"), About.FONTS));
    page.setId("aboutPage");
    page.getStyleClass().add("settings-page");
    return page;
  }

  /** The button that copies what a report of a defect needs. */
  public static Button copy(Texts texts, About about, Consumer<String> clipboard) {
    Button copy = new Button(texts.get("help.about.copy"), new FontIcon("fth-copy"));
    copy.setId("copyAbout");
    copy.setMinWidth(Region.USE_PREF_SIZE);
    copy.setOnAction(_ -> clipboard.accept(about.report()));
    return copy;
  }

  private static VBox card(String title) {
    Label head = new Label(title);
    head.getStyleClass().add("pane-title");
    VBox card = new VBox(head);
    card.getStyleClass().addAll("pane", "about-card");
    return card;
  }

  private static Label note(String text) {
    Label note = new Label(text);
    note.setWrapText(true);
    return note;
  }

  private static VBox parts(String title, List<Library> parts) {
    VBox card = card(title);
    GridPane rows = grid();
    for (int i = 0; i < parts.size(); i++) {
      Library part = parts.get(i);
      row(rows, 2 * i, part.name(), part.version(), part.licence());
      Label address = new Label(part.address());
      address.getStyleClass().add("about-address");
      rows.add(address, 0, 2 * i + 1, 3, 1);
    }
    card.getChildren().add(rows);
    return card;
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("about-rows");
    return grid;
  }

  private static void row(GridPane grid, int row, String... cells) {
    for (int column = 0; column < cells.length; column++) {
      Label cell = new Label(cells[column]);
      cell.getStyleClass().add(column == 0 ? "about-name" : "about-value");
      boolean last = column == cells.length - 1;
      cell.setWrapText(last);
      if (last) {
        GridPane.setHgrow(cell, Priority.ALWAYS);
      } else {
        cell.setMinWidth(Region.USE_PREF_SIZE);
      }
      grid.add(cell, column, row);
    }
  }
}
