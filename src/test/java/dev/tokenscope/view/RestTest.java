package dev.tokenscope.view;

import static dev.tokenscope.view.OnWindow.fx;
import static dev.tokenscope.view.OnWindow.shown;
import static dev.tokenscope.view.OnWindow.until;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.text.Language;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A window in which nothing moves does nothing. */
class RestTest {

  /** After so many, what asks for another layout at each layout has been seen to do so. */
  private static final int PULSES = 5;

  @BeforeAll
  static void start() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
  }

  @ParameterizedTest
  @EnumSource(Scenes.class)
  void a_moment_of_the_past_is_laid_out_once_and_not_again_and_again(Scenes scene)
      throws Exception {
    MainWindow window =
        fx(
            () ->
                new MainWindow(
                    Wishes.access(scene.script(), new Wishes()), Language.ENGLISH, Theme.LIGHT));
    Stage stage =
        fx(
            () -> {
              Stage onto = new Stage();
              window.show(onto);
              return onto;
            });
    try {
      awaitShown(window);
      fx(() -> window.act("menuPrevious"));
      awaitShown(window);
      WaitForAsyncUtils.waitForFxEvents(10);
      AtomicInteger pulses = new AtomicInteger();
      Set<String> restless = ConcurrentHashMap.newKeySet();
      Runnable look =
          () -> {
            pulses.incrementAndGet();
            // what is hidden waits to be laid out until it is seen, and asks nobody for it
            if (window.scene().getRoot().isNeedsLayout()) {
              note(window.scene().getRoot(), restless);
            }
          };
      fx(() -> window.scene().addPostLayoutPulseListener(look));
      for (int i = 0; i < PULSES; i++) {
        int before = pulses.get();
        fx(Platform::requestNextPulse);
        until(() -> pulses.get() > before);
      }
      assertThat(restless).isEmpty();
    } finally {
      fx(
          () -> {
            window.close();
            stage.close();
          });
    }
  }

  private static void awaitShown(MainWindow window) throws TimeoutException {
    shown(window);
  }

  /** What wants to be laid out again although the layout has only just been done. */
  private static void note(Parent parent, Set<String> restless) {
    if (parent.isNeedsLayout()) {
      restless.add(parent.toString());
    }
    for (Node child : parent.getChildrenUnmodifiable()) {
      if (child instanceof Parent below) {
        note(below, restless);
      }
    }
  }
}
