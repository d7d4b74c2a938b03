package dev.tokenscope.view;

import dev.tokenscope.text.Texts;
import dev.tokenscope.token.TokenType;
import dev.tokenscope.view.audit.AuditController;
import dev.tokenscope.view.audit.AuditViewModel;
import dev.tokenscope.view.call.CallPage;
import dev.tokenscope.view.call.CallViewModel;
import dev.tokenscope.view.cards.CardController;
import dev.tokenscope.view.cards.CardTokenController;
import dev.tokenscope.view.cards.CardViewModel;
import dev.tokenscope.view.fault.FaultPage;
import dev.tokenscope.view.fault.FaultViewModel;
import dev.tokenscope.view.frame.Column;
import dev.tokenscope.view.frame.Frame;
import dev.tokenscope.view.frame.Hovering;
import dev.tokenscope.view.frame.Island;
import dev.tokenscope.view.frame.Later;
import dev.tokenscope.view.frame.Scrolling;
import dev.tokenscope.view.frame.Side;
import dev.tokenscope.view.inspector.InspectorController;
import dev.tokenscope.view.inspector.InspectorPlace;
import dev.tokenscope.view.inspector.InspectorViewModel;
import dev.tokenscope.view.lifelines.LifelinesController;
import dev.tokenscope.view.lifelines.LifelinesViewModel;
import dev.tokenscope.view.log.LogController;
import dev.tokenscope.view.log.LogViewModel;
import dev.tokenscope.view.login.LoginController;
import dev.tokenscope.view.login.LoginViewModel;
import dev.tokenscope.view.menu.Action;
import dev.tokenscope.view.menu.Menus;
import dev.tokenscope.view.menu.Place;
import dev.tokenscope.view.notice.NoticeController;
import dev.tokenscope.view.notice.NoticeViewModel;
import dev.tokenscope.view.past.PastController;
import dev.tokenscope.view.past.PastViewModel;
import dev.tokenscope.view.rotation.RotationController;
import dev.tokenscope.view.rotation.RotationViewModel;
import dev.tokenscope.view.sequence.SequenceController;
import dev.tokenscope.view.sequence.SequenceViewModel;
import dev.tokenscope.view.server.ServerController;
import dev.tokenscope.view.server.ServerViewModel;
import dev.tokenscope.view.settings.SettingItems;
import dev.tokenscope.view.settings.SettingsPage;
import dev.tokenscope.view.settings.SettingsViewModel;
import dev.tokenscope.view.status.StatusController;
import dev.tokenscope.view.status.StatusViewModel;
import dev.tokenscope.view.step.StepController;
import dev.tokenscope.view.step.StepViewModel;
import dev.tokenscope.view.steps.StepsController;
import dev.tokenscope.view.steps.StepsViewModel;
import dev.tokenscope.view.store.StoreController;
import dev.tokenscope.view.store.StoreViewModel;
import dev.tokenscope.view.theft.RaceController;
import dev.tokenscope.view.theft.RaceViewModel;
import dev.tokenscope.view.theft.TheftController;
import dev.tokenscope.view.theft.TheftViewModel;
import dev.tokenscope.view.toolbar.ToolbarController;
import dev.tokenscope.view.toolbar.ToolbarViewModel;
import dev.tokenscope.view.truths.TruthsController;
import dev.tokenscope.view.truths.TruthsViewModel;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The panes of the window in one language, each in its place. A pane is added here: one line makes
 * its view-model, one puts it onto the {@link Frame}.
 *
 * @param frame the places
 * @param panes are shown moments
 * @param actions what can be done
 */
record Layout(Frame frame, List<Pane> panes, List<Action> actions) {

  private static final String SEQUENCE = "sequence";
  private static final String LOG = "log";

  static Layout of(
      Texts texts,
      ZoneId zone,
      LabAccess lab,
      Asking asking,
      Choices choices,
      Playhead playhead,
      Destination destination,
      Runnable quit) {
    ToolbarViewModel toolbar = new ToolbarViewModel(texts, asking, choices);
    LoginViewModel login = new LoginViewModel(texts, zone, asking, choices);
    CardViewModel access = new CardViewModel(TokenType.ACCESS, texts, zone);
    CardViewModel refresh = new CardViewModel(TokenType.REFRESH, texts, zone);
    RotationViewModel rotation = new RotationViewModel(texts, zone, choices);
    TruthsViewModel truths = new TruthsViewModel(texts, zone);
    SequenceViewModel sequence = new SequenceViewModel(texts, zone, choices);
    LogViewModel log = new LogViewModel(texts, zone, choices);
    LifelinesViewModel lifelines =
        new LifelinesViewModel(texts, zone, choices, playhead, lab.clock());
    StepsViewModel steps = new StepsViewModel(texts);
    StepViewModel step = new StepViewModel(texts, asking);
    TheftViewModel theft = new TheftViewModel(texts, asking);
    RaceViewModel race = new RaceViewModel(texts, zone, asking, choices);
    PastViewModel past = new PastViewModel(texts, zone, playhead);
    StatusViewModel status = new StatusViewModel(texts, lab.origin(), asking, choices);
    InspectorViewModel inspector = new InspectorViewModel(texts, zone, lab.examine());
    ServerViewModel server = new ServerViewModel(texts, zone, asking, choices, Clip::put);
    AuditViewModel audit =
        new AuditViewModel(texts, zone, lab.audit(), asking, choices, Clip::put, destination);
    FaultViewModel faults = new FaultViewModel(texts, asking, choices);
    StoreViewModel store = new StoreViewModel(texts, asking, lab.onDisk());
    NoticeViewModel notice = new NoticeViewModel(texts, zone, choices, Clip::put);
    Fxml fxml = new Fxml(texts);
    Frame frame = new Frame(choices.arrangement(), choices.em());

    frame.put(
        Side.LEFT,
        texts.get("tab.tokens.title"),
        column(
            card(fxml, access),
            card(fxml, refresh),
            fxml.load("truths/Truths", new TruthsController(truths)),
            fxml.load("rotation/Rotation", new RotationController(rotation))),
        texts.get("frame.divider.left"));
    frame.put(
        Side.RIGHT,
        texts.get("inspector.name.text"),
        new InspectorPlace(
            inspector, () -> fxml.load("inspector/Inspector", new InspectorController(inspector))),
        texts.get("frame.divider.right"));
    frame.put(
        Side.BOTTOM,
        texts.get("lifelines.name.text"),
        fxml.load("lifelines/Lifelines", new LifelinesController(lifelines)),
        texts.get("frame.divider.bottom"));
    frame.head(island(fxml.load("steps/Steps", new StepsController(steps))));
    frame.head(new Later(race.there(), () -> fxml.load("theft/Race", new RaceController(race))));
    Hovering heldCard =
        frame.hovering(
            new Later(
                step.shown().map(StepViewModel.Shown::visible),
                () ->
                    fxml.load(
                        "step/Step", new StepController(step, span -> texts.times().span(span)))));
    new Entrance(login, frame).put(fxml.load("login/Login", new LoginController(login)));
    SequenceController sequenceController = new SequenceController(sequence);
    ObservableValue<Boolean> sequenceSeen =
        frame.tab(
            SEQUENCE,
            texts.get("sequence.title.text"),
            () -> fxml.load("sequence/Sequence", sequenceController));
    sequenceController.seat(heldCard, step.shown().map(StepViewModel.Shown::inFront), sequenceSeen);
    Pane sequenceTab = new InSight(sequence, sequenceSeen);
    LogController logController = new LogController(log);
    Pane logTab =
        new InSight(
            log,
            frame.tab(LOG, texts.get("log.title.text"), () -> fxml.load("log/Log", logController)));
    Pane serverTab =
        new InSight(
            server,
            frame.tab(
                "server",
                texts.get("server.title.text"),
                () -> fxml.load("server/Server", new ServerController(server))));
    Pane auditTab =
        new InSight(
            audit,
            frame.tab(
                "audit",
                texts.get("audit.pane.title"),
                () -> fxml.load("audit/Audit", new AuditController(audit))));

    SettingsViewModel settings = new SettingsViewModel(texts, asking, choices);
    Supplier<Node> choosing = once(() -> SettingsPage.of(texts, settings));
    Supplier<Node> calling =
        once(() -> CallPage.of(texts, new CallViewModel(texts, asking, choices)));
    List<Action> actions = new ArrayList<>();
    ClockActions clock = new ClockActions(texts, toolbar);
    ViewActions view = new ViewActions(texts, choices, frame);
    actions.addAll(ViewActions.file(texts, quit));
    Runnable openSettings =
        () -> view.open("settings", texts.get("settings.page.title"), choosing.get());
    Runnable openCall = () -> view.open("call", texts.get("call.page.title"), calling.get());
    actions.addAll(SessionActions.of(texts, toolbar, login, openCall, openSettings));
    actions.addAll(clock.all());
    actions.addAll(HoldActions.of(texts, step));
    Supplier<Node> comparison = once(() -> fxml.load("theft/Theft", new TheftController(theft)));
    Runnable compare =
        () -> {
          view.open("theft", texts.get("theft.title.text"), comparison.get());
          theft.open();
        };
    race.onCompare(compare);
    actions.addAll(TheftActions.of(texts, theft, compare));
    FaultPage faultPage = new FaultPage(texts, faults);
    Runnable toggleFaults =
        () -> view.openFilling("faults", texts.get("faults.page.title"), faultPage);
    actions.addAll(
        FaultActions.of(
            texts,
            faults,
            toggleFaults,
            () -> {
              if (!frame.isOpen("faults")) {
                toggleFaults.run();
              }
            }));
    actions.addAll(PastActions.of(texts, playhead));
    actions.addAll(TimeActions.of(texts, lifelines));
    actions.addAll(
        view.all(
            () -> {
              if (frame.isInFront(LOG)) {
                frame.close();
                logController.focusFilter();
              } else if (frame.stage().isVisible()) {
                frame.choose(SEQUENCE);
                sequenceController.focusFilter();
              }
            }));
    Supplier<Node> storePage = once(() -> fxml.load("store/Store", new StoreController(store)));
    actions.add(view.store(store, storePage));
    actions.addAll(ViewActions.notice(texts, notice));
    actions.addAll(view.help(() -> actions));

    MenuBar bar = Menus.bar(texts, actions);
    Menu faultMenu = Menus.of(bar, Place.FAULTS);
    faults.shown().subscribe(_ -> faultMenu.setText(faults.menu(Menus.title(texts, Place.FAULTS))));
    frame.above(MenuRow.of(bar));
    SettingItems chosen = new SettingItems(texts, settings);
    frame.above(
        island(
            fxml.load(
                "toolbar/Toolbar", new ToolbarController(toolbar, step, texts, actions, chosen))));
    frame.above(
        new Later(
            notice.shown().map(NoticeViewModel.Shown::there),
            () -> fxml.load("notice/Notice", new NoticeController(notice))));
    frame.above(
        new Later(
            past.shown().map(PastViewModel.Shown::past),
            () -> island(fxml.load("past/Past", new PastController(past)))));
    frame.below(island(fxml.load("status/Status", new StatusController(status))));
    return new Layout(
        frame,
        List.of(
            toolbar,
            settings,
            login,
            access,
            refresh,
            truths,
            rotation,
            steps,
            step,
            sequenceTab,
            lifelines,
            logTab,
            inspector,
            theft,
            race,
            serverTab,
            faults,
            auditTab,
            store,
            notice,
            past,
            status),
        List.copyOf(actions));
  }

  /** A page is made when it is opened first: until then the window opens without it. */
  private static Supplier<Node> once(Supplier<Node> page) {
    AtomicReference<Node> made = new AtomicReference<>();
    return () -> made.updateAndGet(before -> before == null ? page.get() : before);
  }

  private static Parent card(Fxml fxml, CardViewModel model) {
    return fxml.load(
        "cards/Card",
        new CardController(
            model, () -> fxml.load("cards/CardToken", new CardTokenController(model))));
  }

  /** What is often told something new, and seldom needs another height for it. */
  private static Island island(Parent part) {
    return Island.asking((Region) part);
  }

  /** Cards below each other; a revealed token is long, and a small window is not. */
  private static Scrolling column(Parent... cards) {
    // the last can be lower than it likes to be: what is in it is scrolled by itself
    for (int i = 0; i < cards.length - 1; i++) {
      ((Region) cards[i]).setMinHeight(Region.USE_PREF_SIZE);
    }
    Island[] islands = Stream.of(cards).map(Layout::island).toArray(Island[]::new);
    VBox.setVgrow(islands[islands.length - 1], Priority.ALWAYS);
    VBox column = new Column(islands);
    column.getStyleClass().add("left-column");
    return scrolling(column);
  }

  private static Scrolling scrolling(Region column) {
    Scrolling scroll = new Scrolling(column);
    scroll.getStyleClass().add("left-scroll");
    scroll.setFitToHeight(true);
    return scroll;
  }
}
