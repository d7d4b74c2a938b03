package dev.tokenscope.view;

import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.fault.FaultPage;
import dev.tokenscope.view.frame.Frame;
import dev.tokenscope.view.frame.Page;
import dev.tokenscope.view.help.About;
import dev.tokenscope.view.help.About.Library;
import dev.tokenscope.view.help.AboutPage;
import dev.tokenscope.view.help.KeySheet;
import dev.tokenscope.view.menu.Action;
import dev.tokenscope.view.menu.Keys;
import dev.tokenscope.view.menu.Place;
import dev.tokenscope.view.notice.NoticeViewModel;
import dev.tokenscope.view.store.StoreViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

/** What can be done with the window itself. */
final class ViewActions {

  private static final List<KeyCode> DIGITS =
      List.of(
          KeyCode.DIGIT1,
          KeyCode.DIGIT2,
          KeyCode.DIGIT3,
          KeyCode.DIGIT4,
          KeyCode.DIGIT5,
          KeyCode.DIGIT6);

  private final Texts texts;
  private final Choices choices;
  private final Frame frame;

  ViewActions(Texts texts, Choices choices, Frame frame) {
    this.texts = texts;
    this.choices = choices;
    this.frame = frame;
  }

  static List<Action> file(Texts texts, Runnable quit) {
    return List.of(
        Action.of("menuQuit", Place.FILE, texts.get("menu.file.quit"), quit)
            .keys(Keys.shortcut(KeyCode.Q)));
  }

  List<Action> all(Runnable focusFilter) {
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < frame.tabs().size(); i++) {
      var tab = frame.tabs().get(i);
      actions.add(
          Action.of("menuTab-" + tab.getId(), Place.VIEW, tab.getText(), () -> frame.choose(tab))
              .keys(Keys.alt(DIGITS.get(i)))
              .marked(tab.selectedProperty()));
    }
    actions.add(
        Action.of("menuFilter", Place.VIEW, texts.get("menu.view.filter"), focusFilter)
            .keys(Keys.shortcut(KeyCode.F))
            .afterLine());
    language(actions);
    appearance(actions);
    zoom(actions);
    return actions;
  }

  private void language(List<Action> actions) {
    for (Language language : Language.values()) {
      actions.add(
          Action.of(
                  "menuLanguage-" + language.code(),
                  Place.VIEW_LANGUAGE,
                  language == Language.KOREAN ? "한국어" : "English",
                  () -> choices.language().set(language))
              .marked(choices.language().map(language::equals))
              .begins(language == Language.ENGLISH));
    }
    actions.add(
        Action.of(
                "menuOtherLanguage",
                Place.VIEW_LANGUAGE,
                texts.get("menu.language.other"),
                () ->
                    choices
                        .language()
                        .set(
                            choices.language().get() == Language.KOREAN
                                ? Language.ENGLISH
                                : Language.KOREAN))
            .keys(Keys.shortcut(KeyCode.K))
            .afterLine());
  }

  private void appearance(List<Action> actions) {
    for (Appearance appearance : Appearance.values()) {
      actions.add(
          Action.of(
                  "menuAppearance-" + appearance.option(),
                  Place.VIEW_APPEARANCE,
                  texts.get("menu.appearance." + appearance.option()),
                  () -> choices.appearance().set(appearance))
              .marked(choices.appearance().map(appearance::equals)));
    }
    actions.add(
        Action.of(
                "menuOtherAppearance",
                Place.VIEW_APPEARANCE,
                texts.get("menu.appearance.other"),
                () ->
                    choices
                        .appearance()
                        .set(
                            choices.theme().getValue() == Theme.DARK
                                ? Appearance.LIGHT
                                : Appearance.DARK))
            .keys(Keys.shortcut(KeyCode.T))
            .afterLine());
  }

  private void zoom(List<Action> actions) {
    actions.add(
        zoom("menuLarger", "menu.zoom.larger", () -> Zoom.larger(choices.zoom().get()))
            .keys(
                Keys.shortcut(KeyCode.PLUS),
                Keys.shifted(KeyCode.EQUALS),
                Keys.shortcut(KeyCode.EQUALS),
                Keys.shortcut(KeyCode.ADD)));
    actions.add(
        zoom("menuSmaller", "menu.zoom.smaller", () -> Zoom.smaller(choices.zoom().get()))
            .keys(Keys.shortcut(KeyCode.MINUS), Keys.shortcut(KeyCode.SUBTRACT)));
    actions.add(
        zoom("menuNormal", "menu.zoom.normal", () -> Zoom.NORMAL)
            .keys(Keys.shortcut(KeyCode.DIGIT0), Keys.shortcut(KeyCode.NUMPAD0)));
    for (int percent : Zoom.STEPS) {
      actions.add(
          Action.of(
                  "menuZoom-" + percent,
                  Place.VIEW_ZOOM,
                  texts.get("menu.zoom.percent", percent),
                  () -> choices.zoom().set(percent))
              .marked(choices.zoom().map(now -> now.intValue() == percent))
              .begins(percent == Zoom.STEPS.getFirst()));
    }
  }

  private Action zoom(String id, String text, Supplier<Integer> percent) {
    return Action.of(id, Place.VIEW_ZOOM, texts.get(text), () -> choices.zoom().set(percent.get()));
  }

  Action store(StoreViewModel store, Supplier<Node> page) {
    return Action.of(
            "menuStore",
            Place.VIEW,
            texts.get("menu.view.store"),
            () -> {
              store.revealed().set(false);
              store.read();
              open("store", texts.get("store.title.text"), page.get());
            })
        .keys(Keys.shifted(KeyCode.S))
        .afterLine();
  }

  static List<Action> notice(Texts texts, NoticeViewModel notice) {
    return List.of(
        Action.of("menuNoticeCopy", Place.VIEW, texts.get("menu.view.noticeCopy"), notice::copy)
            .when(notice.there())
            .afterLine(),
        Action.of(
                "menuNoticeDismiss",
                Place.VIEW,
                texts.get("menu.view.noticeDismiss"),
                notice::dismiss)
            .keys(Keys.alt(KeyCode.N))
            .when(notice.there()));
  }

  List<Action> help(Supplier<List<Action>> all) {
    return List.of(
        Action.of(
                "menuKeys",
                Place.HELP,
                texts.get("menu.help.keys"),
                () -> open("keys", texts.get("help.keys.title"), KeySheet.of(texts, all.get())))
            .keys(Keys.plain(KeyCode.F1)),
        Action.of("menuAbout", Place.HELP, texts.get("menu.help.about"), this::about).afterLine());
  }

  private void about() {
    About about = About.thisProgram();
    open(
        "about",
        texts.get("help.about.title"),
        AboutPage.of(texts, about, this::licence),
        AboutPage.copy(texts, about, Clip::put));
  }

  /** Its way back leads to where it came from. */
  private void licence(Library part) {
    frame.open(
        new Page(
            "licence",
            part.licence(),
            AboutPage.licence(part),
            this::about,
            texts.get("frame.page.close")));
  }

  /** The page of faults, whose list has the keyboard at once. */
  void openFilling(String id, String title, FaultPage page) {
    frame.open(
        new Page(id, title, page.node(), frame::close, texts.get("frame.page.close")).filling());
    if (frame.isOpen(id)) {
      page.takeFocus();
    }
  }

  /** A page with its way back. */
  void open(String id, String title, Node content, Node... tools) {
    frame.open(new Page(id, title, content, frame::close, texts.get("frame.page.close"), tools));
  }
}
