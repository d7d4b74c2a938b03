package dev.tokenscope.view;

import dev.tokenscope.intent.Intent;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Outcome;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.log.Seeker;
import dev.tokenscope.view.log.Sought;
import dev.tokenscope.view.menu.Action;
import dev.tokenscope.view.menu.Keys;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * The window: shows the journal, sends intents to the laboratory, and knows nothing else. Make it,
 * use it and close it on the thread of the window.
 */
public final class MainWindow implements AutoCloseable {

  private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
  private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
  private static final double SETTLED_MS = 200;
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;
  private static final double WIDTH_MIN = 1080;
  private static final double HEIGHT_MIN = 680;

  private final LabAccess lab;
  private final Choices choices;
  private final Story story;
  private final Playhead playhead;
  private final JournalFeed<Moment> feed;
  private final Ticker ticker;
  private final Asking asking;
  private final Scene scene;
  private Layout layout;
  private Subscription colours = Subscription.EMPTY;

  /** What the folding thread is to look at. */
  private volatile Aim aim = new Aim(new Playhead.Present(), 0, "");

  /** In the language of the window. */
  private volatile Seeker seeker;

  private final Consumer<Preferences> chosen;
  private final Destination destination;

  private @Nullable Stage stage;
  private @Nullable Placement placement;

  /**
   * A window that is not shown yet.
   *
   * @param lab what it shows and asks
   * @param language in which it speaks at first
   * @param theme how it looks at first
   */
  public MainWindow(LabAccess lab, Language language, Theme theme) {
    this(lab, Preferences.USUAL.looking(language, Appearance.of(theme)), _ -> {});
  }

  /**
   * A window that was used before, and is not shown yet.
   *
   * @param lab what it shows and asks
   * @param preferences how it was left
   * @param chosen hears of every change of them, on the thread of the window
   */
  public MainWindow(LabAccess lab, Preferences preferences, Consumer<Preferences> chosen) {
    this(lab, preferences, chosen, new SaveDialogue());
  }

  /**
   * A window that asks somebody else where files go, and is not shown yet.
   *
   * @param lab what it shows and asks
   * @param preferences how it was left
   * @param chosen hears of every change of them, on the thread of the window
   * @param destination asks where a file is to go
   */
  public MainWindow(
      LabAccess lab,
      Preferences preferences,
      Consumer<Preferences> chosen,
      Destination destination) {
    Fonts.load();
    this.destination = destination;
    this.lab = lab;
    this.placement = preferences.placement();
    this.chosen = chosen;
    Journal journal = lab.journal();
    this.choices = new Choices(preferences);
    this.story = new Story(journal);
    this.playhead = new Playhead(journal, lab.clock(), () -> story.events(lab.clock().instant()));
    this.feed = JournalFeed.withPulses(journal, story::add, this::look, this::show);
    this.ticker = new Ticker(feed::look);
    this.asking = new Asking(intent -> inThePresent(intent), feed::hand, choices.notice()::set);
    this.seeker = seeker();
    this.layout = layout();
    this.scene = new Scene(layout.frame().root(), WIDTH, HEIGHT);
    URL own = Objects.requireNonNull(MainWindow.class.getResource("tokenscope.css"));
    scene.getStylesheets().setAll(own.toExternalForm(), Zoom.stylesheet(choices.zoom().get()));
    paint();
    Keys.install(scene, () -> layout.actions());
    followSystem();
    playhead.place().subscribe((_, _) -> aim());
    choices.filter().subscribe((_, _) -> aim());
    choices.selection().subscribe((_, _) -> aim());
    choices.theme().subscribe((_, _) -> paint());
    choices.zoom().subscribe((_, _) -> size());
    choices.language().subscribe((_, _) -> speak());
    choices.onPreference(this::tell);
    feed.start();
    lab.audit().listen(feed::look);
    lookAndShow();
  }

  /** What is inside the window. */
  public Scene scene() {
    return scene;
  }

  /** What was chosen in the window. */
  public Choices choices() {
    return choices;
  }

  /**
   * Does what a menu item does.
   *
   * @param id of the action
   * @throws IllegalArgumentException when there is none with this id
   */
  public void act(String id) {
    layout.actions().stream()
        .filter(action -> action.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no action '" + id + "'."))
        .run()
        .run();
  }

  /** What can be done in it. */
  List<Action> actions() {
    return layout.actions();
  }

  /** Which moment it shows. */
  public Playhead playhead() {
    return playhead;
  }

  /** Runs something once everything that happened so far is seen. */
  public void whenShown(Runnable task) {
    feed.hand(task);
  }

  /** Puts it onto a stage, as large as it likes to be and as the screen allows. */
  public void show(Stage onto) {
    this.stage = onto;
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    onto.setTitle("TokenScope");
    onto.setScene(scene);
    onto.setMinWidth(Math.min(WIDTH_MIN, screen.getWidth()));
    onto.setMinHeight(Math.min(HEIGHT_MIN, screen.getHeight()));
    Placement before = placement;
    Optional<Placement> place = Optional.ofNullable(before).flatMap(it -> it.on(screens()));
    place.ifPresent(
        it -> {
          onto.setX(it.x());
          onto.setY(it.y());
        });
    onto.setWidth(place.map(Placement::width).orElse(Math.min(WIDTH, screen.getWidth())));
    onto.setHeight(place.map(Placement::height).orElse(Math.min(HEIGHT, screen.getHeight())));
    onto.setMaximized(before != null && before.maximised());
    onto.iconifiedProperty().subscribe((_, _) -> feed.look());
    onto.show();
    // place and size may change before the window says that it is maximised
    PauseTransition settled = new PauseTransition(javafx.util.Duration.millis(SETTLED_MS));
    settled.setOnFinished(_ -> moved(onto));
    for (ObservableValue<?> one :
        List.<ObservableValue<?>>of(
            onto.xProperty(),
            onto.yProperty(),
            onto.widthProperty(),
            onto.heightProperty(),
            onto.maximizedProperty())) {
      one.subscribe((_, _) -> settled.playFromStart());
    }
    onto.addEventHandler(
        WindowEvent.WINDOW_HIDING,
        _ -> {
          settled.stop();
          moved(onto);
        });
    moved(onto);
  }

  /**
   * Shows the window to whoever asked for it a second time; from any thread.
   *
   * @return done when it is in front
   */
  public CompletableFuture<Void> comeToFront() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    feed.hand(
        () -> {
          toFront();
          done.complete(null);
        });
    return done;
  }

  private void toFront() {
    if (stage != null) {
      stage.setIconified(false);
      stage.toFront();
      stage.requestFocus();
    }
  }

  private static List<Rectangle2D> screens() {
    return Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
  }

  /** A maximised window keeps in mind how large it was before. */
  private void moved(Stage onto) {
    boolean known = Double.isFinite(onto.getX() + onto.getY()) && onto.getWidth() > 0;
    if (!known || onto.isIconified() || onto.isFullScreen()) {
      return;
    }
    Placement before = placement;
    if (!onto.isMaximized()) {
      placement = new Placement(onto.getX(), onto.getY(), onto.getWidth(), onto.getHeight(), false);
    } else if (before != null) {
      placement = new Placement(before.x(), before.y(), before.width(), before.height(), true);
    }
    tell();
  }

  private void tell() {
    chosen.accept(choices.preferences().placed(placement));
  }

  @Override
  public void close() {
    colours.unsubscribe();
    feed.close();
    ticker.close();
    story.close();
    lab.audit().close();
  }

  private Layout layout() {
    return Layout.of(
        Texts.in(choices.language().get()),
        ZoneId.systemDefault(),
        lab,
        asking,
        choices,
        playhead,
        destination,
        this::quit);
  }

  private void quit() {
    if (stage != null) {
      stage.close();
    }
  }

  /** As the rest of the computer looks, from now on. */
  private void followSystem() {
    colours =
        Platform.getPreferences()
            .colorSchemeProperty()
            .subscribe(
                scheme ->
                    choices.system().set(scheme == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT));
  }

  private void size() {
    ObservableList<String> sheets = scene.getStylesheets();
    sheets.set(sheets.size() - 1, Zoom.stylesheet(choices.zoom().get()));
  }

  private void speak() {
    seeker = seeker();
    layout = layout();
    Parent root = layout.frame().root();
    scene.setRoot(root);
    paint();
    lookAndShow();
    // a picture that is on its way was looked for in the other language
    feed.look();
  }

  private void paint() {
    Theme theme = choices.theme().getValue();
    scene.setUserAgentStylesheet(theme.userAgentStylesheet());
    scene.getPreferences().setColorScheme(theme.scheme());
    for (Theme other : Theme.values()) {
      scene.getRoot().getStyleClass().remove(other.styleClass());
    }
    scene.getRoot().getStyleClass().add(theme.styleClass());
  }

  /** What somebody asks for must not surprise: it is done where it can be seen. */
  private CompletableFuture<Outcome> inThePresent(Intent intent) {
    playhead.live();
    return lab.ask().apply(intent);
  }

  private void aim() {
    aim = new Aim(playhead.place().get(), choices.selection().get(), choices.filter().get());
    feed.look();
  }

  private Seeker seeker() {
    return new Seeker(Texts.in(choices.language().get()), ZoneId.systemDefault());
  }

  private void lookAndShow() {
    Moment moment = look();
    if (moment != null) {
      show(moment);
    }
  }

  /** On the folding thread; null where something else is looked for meanwhile. */
  private @Nullable Moment look() {
    Aim at = aim;
    Seeker by = seeker;
    Instant now = lab.clock().instant();
    Viewpoint viewpoint = Viewpoint.of(at.place(), now, at.selection(), at.filter());
    Moment moment = story.at(viewpoint, Duration.between(lab.wall().instant(), now));
    Sought found =
        by.in(
            moment.sought(),
            at.filter(),
            moment.log().names(),
            viewpoint.isLive(),
            () -> isOvertaken(at, by));
    return found == null ? null : moment.with(found);
  }

  /** What is looked for changed; where it is looked for may change as fast as it likes. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isOvertaken(Aim at, Seeker by) {
    return by != seeker || !at.filter().equals(aim.filter());
  }

  private void show(Moment moment) {
    layout.frame().root().pseudoClassStateChanged(PAST, !moment.viewpoint().isLive());
    layout.frame().root().pseudoClassStateChanged(HELD, moment.session().held() > 0);
    layout.panes().forEach(pane -> pane.show(moment));
    boolean seen = stage == null || !stage.isIconified();
    ticker.next(seen ? Pace.next(moment) : Optional.empty());
  }

  private record Aim(Playhead.Place place, long selection, String filter) {}
}
