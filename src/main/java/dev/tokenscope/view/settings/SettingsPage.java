package dev.tokenscope.view.settings;

import dev.tokenscope.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The page of everything that can be chosen, made once from the table of settings. */
public final class SettingsPage {

  private SettingsPage() {}

  /** The page, a card for each section. */
  public static Node of(Texts texts, SettingsViewModel model) {
    VBox page = new VBox();
    page.setId("settingsPage");
    page.getStyleClass().add("settings-page");
    Label lead = new Label(texts.get("settings.page.lead"));
    lead.getStyleClass().add("pane-note");
    lead.setWrapText(true);
    page.getChildren().add(lead);
    SettingRows rows = new SettingRows(texts, model);
    for (Setting.Section section : Setting.ALL) {
      Label title = new Label(texts.get("settings.section." + section.name()));
      title.getStyleClass().add("pane-title");
      VBox card = new VBox(title);
      card.getStyleClass().addAll("pane", "settings-card");
      section.settings().forEach(setting -> card.getChildren().add(rows.of(setting)));
      page.getChildren().add(card);
    }
    return page;
  }
}
