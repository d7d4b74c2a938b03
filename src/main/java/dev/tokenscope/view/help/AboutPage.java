package dev.tokenscope.view.help;

import dev.tokenscope.text.Texts;
import dev.tokenscope.view.help.About.Library;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which program this is, what it is made of, and under which licences. */
public final class AboutPage {

  private AboutPage() {}

  /**
   * The page.
   *
   * @param read is handed the part whose licence somebody wants to read
   */
  public static Node of(Texts texts, About about, Consumer<Library> read) {
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
            parts(texts.get("help.about.libraries"), about.libraries(), texts, read),
            parts(texts.get("help.about.fonts"), About.FONTS, texts, read));
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

  /** The words of a licence. */
  public static Node licence(Library part) {
    VBox words = card(part.name() + " " + part.version());
    part.paragraphs().forEach(paragraph -> words.getChildren().add(note(paragraph)));
    VBox page = new VBox(words);
    page.setId("licencePage");
    page.getStyleClass().add("settings-page");
    return page;
  }

  private static VBox parts(
      String title, List<Library> parts, Texts texts, Consumer<Library> read) {
    VBox card = card(title);
    GridPane rows = grid();
    for (int i = 0; i < parts.size(); i++) {
      Library part = parts.get(i);
      rows.add(cell(part.name(), "about-name"), 0, 2 * i);
      rows.add(cell(part.version(), "about-value"), 1, 2 * i);
      Hyperlink licence = new Hyperlink(part.licence());
      licence.setAccessibleText(texts.get("help.about.licence", part.name(), part.licence()));
      licence.setOnAction(_ -> read.accept(part));
      licence.getStyleClass().add("about-licence");
      GridPane.setHgrow(licence, Priority.ALWAYS);
      rows.add(licence, 2, 2 * i);
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

  private static void row(GridPane grid, int row, String name, String value) {
    grid.add(cell(name, "about-name"), 0, row);
    Label cell = cell(value, "about-value");
    cell.setMinWidth(0);
    cell.setWrapText(true);
    GridPane.setHgrow(cell, Priority.ALWAYS);
    grid.add(cell, 1, row);
  }

  private static Label cell(String text, String style) {
    Label cell = new Label(text);
    cell.getStyleClass().add(style);
    cell.setMinWidth(Region.USE_PREF_SIZE);
    return cell;
  }
}
