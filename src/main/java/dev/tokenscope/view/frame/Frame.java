package dev.tokenscope.view.frame;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The places of the window. Around the centre, whose contents are tabs, there are {@linkplain Side
 * sides}; a side is there once something is put into it, and moves into a tab of the centre while
 * the window is too small for it. A page covers the centre until it is closed.
 */
public final class Frame {

  /** Below these the centre could not be read. */
  private static final double CENTRE_WIDTH_MIN_EM = 36;

  private static final double HEIGHT_WITH_BOTTOM_MIN_EM = 42;

  /** What is lower cannot be read; the centre is scrolled then. */
  private static final double STAGE_HEIGHT_MIN_EM = 19;

  private final BorderPane root = new BorderPane();
  private final VBox above = new VBox();
  private final TabPane tabs = new TabPane();
  private final StackPane stage = new StackPane();
  private final VBox centre = new Column(stage);
  private final Scrolling scroll = new Scrolling();
  private final ReadOnlyObjectWrapper<Optional<Page>> page =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Map<Side, Placed> sides = new EnumMap<>(Side.class);
  private final Arrangement arrangement;
  private final ObservableValue<Number> em;
  private boolean choosing;

  /** What is at a side, and how it is called where it is a tab. */
  private record Placed(Node content, BorderPane beside, Tab tab) {}

  /**
   * Empty places.
   *
   * @param em how many pixels one em has
   */
  public Frame(Arrangement arrangement, ObservableValue<Number> em) {
    this.arrangement = arrangement;
    this.em = em;
    root.setId("frame");
    root.setTop(above);
    tabs.setId("tabs");
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    tabs.getStyleClass().add("centre-tabs");
    stage.getStyleClass().add("stage");
    stage.getChildren().add(Island.filling(tabs));
    VBox.setVgrow(stage, Priority.ALWAYS);
    centre.getStyleClass().add("centre-column");
    scroll.setContent(centre);
    scroll.getStyleClass().add("centre-scroll");
    scroll.setFitToHeight(true);
    root.setCenter(scroll);
    tabs.getSelectionModel().selectedItemProperty().subscribe(this::remember);
    root.widthProperty().subscribe(_ -> fit());
    root.heightProperty().subscribe(_ -> fit());
    em.subscribe(
        pixels -> {
          stage.setMinHeight(STAGE_HEIGHT_MIN_EM * pixels.doubleValue());
          fit();
        });
    for (Side side : Side.values()) {
      arrangement.size(side).subscribe(_ -> fit());
    }
  }

  /** Everything. */
  public BorderPane root() {
    return root;
  }

  /** Puts something across the top, below what is there. */
  public void above(Node bar) {
    above.getChildren().add(bar);
  }

  /** Puts something across the bottom. */
  public void below(Node bar) {
    VBox.setVgrow(bar, Priority.NEVER);
    BorderPane lower = lower();
    lower.setBottom(bar);
  }

  /** Puts something above the tabs, below what is there. */
  public void head(Region node) {
    node.setMinHeight(Region.USE_PREF_SIZE);
    centre.getChildren().add(centre.getChildren().size() - 1, node);
  }

  /** The same for what can leave its row there. */
  public Hovering hovering(Later part) {
    Hovering node = new Hovering(part, () -> gain(part));
    head(node);
    return node;
  }

  /** The tabs take the room of a row that goes, but for what was out of sight before. */
  private double gain(Region row) {
    double others = centre.getHeight() - stage.getHeight() - row.getHeight() - centre.getSpacing();
    double high = Math.max(stage.getMinHeight(), scroll.getViewportBounds().getHeight() - others);
    return row.getHeight() > 0 ? high - stage.getHeight() : 0;
  }

  /** What the tabs and the pages are on; can be hidden where nothing is to be seen yet. */
  public Node stage() {
    return stage;
  }

  /**
   * Adds a tab to the centre.
   *
   * @param id by which it is remembered, for example {@code log}
   * @param content makes what is in it, when it is seen for the first time
   * @return whether it is seen: in front, and not covered by a page
   */
  public ObservableValue<Boolean> tab(String id, String title, Supplier<? extends Node> content) {
    Tab tab = new Tab(title);
    tab.setId(id);
    ReadOnlyBooleanWrapper seen = new ReadOnlyBooleanWrapper();
    seen.subscribe(
        now -> {
          if (now && tab.getContent() == null) {
            tab.setContent(content.get());
          }
        });
    for (ObservableValue<Boolean> one :
        List.of(tab.selectedProperty(), tabs.visibleProperty(), stage.visibleProperty())) {
      one.subscribe(_ -> seen.set(tab.isSelected() && tabs.isVisible() && stage.isVisible()));
    }
    choosing(() -> tabs.getTabs().add(tab));
    if (arrangement.tab().get().equals(id)) {
      tabs.getSelectionModel().select(tab);
    }
    return seen.getReadOnlyProperty();
  }

  /** The tabs, as they stand: also those that are sides where there is room. */
  public ObservableList<Tab> tabs() {
    return tabs.getTabs();
  }

  /** Whether a tab is in front. */
  public boolean isInFront(String id) {
    Tab front = tabs.getSelectionModel().getSelectedItem();
    return front != null && id.equals(front.getId());
  }

  /** Brings the tab of that name to the front, and puts the keyboard there. */
  public void choose(String id) {
    tabs.getTabs().stream()
        .filter(tab -> id.equals(tab.getId()))
        .findFirst()
        .ifPresent(this::choose);
  }

  /** Brings a tab to the front, and puts the keyboard there. */
  public void choose(Tab tab) {
    close();
    tabs.getSelectionModel().select(tab);
    tabs.requestFocus();
  }

  /**
   * Puts something to a side of the centre.
   *
   * @param title of the tab that it is while there is no room
   * @param divider what the line beside it is called
   */
  public void put(Side side, String title, Node content, String divider) {
    Divider line = new Divider(side, arrangement.size(side), em, divider);
    BorderPane beside = new BorderPane();
    switch (side) {
      case LEFT -> beside.setRight(line);
      case RIGHT -> beside.setLeft(line);
      case BOTTOM -> beside.setTop(line);
    }
    Tab tab = new Tab(title);
    tab.setId(side.name().toLowerCase(java.util.Locale.ROOT));
    // a side is as large as somebody made it, whatever is in it
    sides.put(side, new Placed(Island.filling(content), beside, tab));
    fit();
  }

  /** Empties a side; no room is left. */
  public void clear(Side side) {
    Placed placed = sides.remove(side);
    if (placed != null) {
      detach(side, placed);
      tabs.getTabs().remove(placed.tab());
    }
  }

  /** The page that covers the centre, if there is one. */
  public ReadOnlyObjectProperty<Optional<Page>> page() {
    return page.getReadOnlyProperty();
  }

  /** Whether the page with an id covers the centre. */
  public boolean isOpen(String id) {
    return page.get().filter(shown -> shown.id().equals(id)).isPresent();
  }

  /** Covers the centre with a page; the same page again closes it. */
  public void open(Page opened) {
    boolean same = isOpen(opened.id());
    close();
    if (!same) {
      tabs.setVisible(false);
      stage.getChildren().add(opened.root());
      page.set(Optional.of(opened));
      opened.takeFocus();
    }
  }

  /** Uncovers the centre. */
  public void close() {
    page.get()
        .ifPresent(
            shown -> {
              page.set(Optional.empty());
              stage.getChildren().remove(shown.root());
              tabs.setVisible(true);
              tabs.requestFocus();
            });
  }

  private void fit() {
    double unit = em.getValue().doubleValue();
    double wide = root.getWidth() / unit;
    if (wide <= 0) {
      // not laid out yet: the usual arrangement
      wide = Double.MAX_VALUE;
    }
    double high = root.getHeight() <= 0 ? Double.MAX_VALUE : root.getHeight() / unit;
    double left = CENTRE_WIDTH_MIN_EM;
    for (Side side : List.of(Side.LEFT, Side.RIGHT)) {
      Placed placed = sides.get(side);
      if (placed != null) {
        double wanted = side.limit(arrangement.size(side).get());
        boolean fits = wide >= left + wanted;
        left += fits ? wanted : 0;
        place(side, placed, fits, wanted * unit);
      }
    }
    Placed bottom = sides.get(Side.BOTTOM);
    if (bottom != null) {
      double wanted = Side.BOTTOM.limit(arrangement.size(Side.BOTTOM).get());
      place(
          Side.BOTTOM,
          bottom,
          high >= HEIGHT_WITH_BOTTOM_MIN_EM,
          Math.min(wanted, high / 2) * unit);
    }
  }

  private void place(Side side, Placed placed, boolean fits, double pixels) {
    BorderPane beside = placed.beside();
    if (side.isVertical()) {
      beside.setPrefWidth(pixels);
      beside.setMinWidth(pixels);
    } else {
      beside.setPrefHeight(pixels);
      beside.setMinHeight(pixels);
    }
    if (fits && beside.getCenter() == null) {
      choosing(() -> tabs.getTabs().remove(placed.tab()));
      placed.tab().setContent(null);
      beside.setCenter(placed.content());
      switch (side) {
        case LEFT -> root.setLeft(beside);
        case RIGHT -> root.setRight(beside);
        case BOTTOM -> lower().setCenter(beside);
      }
      putLowerLast();
    } else if (!fits && placed.tab().getContent() == null) {
      detach(side, placed);
      placed.tab().setContent(placed.content());
      int at = side == Side.LEFT ? 0 : tabs.getTabs().size();
      choosing(() -> tabs.getTabs().add(at, placed.tab()));
    }
    if (arrangement.tab().get().equals(placed.tab().getId())
        && tabs.getTabs().contains(placed.tab())) {
      tabs.getSelectionModel().select(placed.tab());
    }
  }

  private void detach(Side side, Placed placed) {
    placed.beside().setCenter(null);
    switch (side) {
      case LEFT -> root.setLeft(null);
      case RIGHT -> root.setRight(null);
      case BOTTOM -> lower().setCenter(null);
    }
  }

  /** Tab goes through what is at the sides before it goes through what is below them. */
  private void putLowerLast() {
    BorderPane lower = lower();
    if (!lower.equals(root.getChildren().getLast())) {
      root.setBottom(null);
      root.setBottom(lower);
    }
  }

  private BorderPane lower() {
    if (root.getBottom() instanceof BorderPane lower) {
      return lower;
    }
    BorderPane lower = new BorderPane();
    root.setBottom(lower);
    return lower;
  }

  /** Tabs that come and go select others by themselves; that is not a person's choice. */
  private void choosing(Runnable change) {
    choosing = true;
    try {
      change.run();
    } finally {
      choosing = false;
    }
  }

  private void remember(@org.jspecify.annotations.Nullable Tab tab) {
    if (tab != null && !choosing && tab.getId() != null && root.getScene() != null) {
      arrangement.tab().set(tab.getId());
    }
  }
}
