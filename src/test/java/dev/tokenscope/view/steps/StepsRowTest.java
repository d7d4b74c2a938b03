package dev.tokenscope.view.steps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Moments;
import dev.tokenscope.view.Scenes;
import dev.tokenscope.view.steps.StepsViewModel.Shown;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StepsRowTest {

  @Test
  void all_names_are_shown_where_there_is_room() {
    assertThat(names(2000)).hasSize(7).noneMatch(String::isEmpty);
  }

  @Test
  void only_the_latest_step_keeps_its_name_where_there_is_little() {
    String latest =
        model().shown().get().stream().filter(Shown::latest).findFirst().orElseThrow().name();
    assertThat(names(550)).hasSize(7).filteredOn(name -> !name.isEmpty()).containsExactly(latest);
  }

  @Test
  void the_numbers_are_left_where_there_is_hardly_any_and_are_still_named_for_a_reader() {
    assertThat(labels(100)).hasSize(7).allMatch(label -> label.getText().isEmpty());
    assertThat(labels(100).getFirst().getAccessibleText())
        .startsWith("1. ")
        .contains(model().shown().get().getFirst().name());
    assertThat(labels(100).getFirst().getTooltip().getText())
        .contains(model().shown().get().getFirst().name());
  }

  private static StepsViewModel model() {
    StepsViewModel model = new StepsViewModel(Texts.in(Language.ENGLISH));
    model.show(Moments.now(Scenes.REFRESHED.script()));
    return model;
  }

  private List<String> names(double width) {
    return labels(width).stream().map(Label::getText).toList();
  }

  private List<Label> labels(double width) {
    return WaitForAsyncUtils.waitForAsyncFx(
        10_000,
        () -> {
          StepsRow row = new StepsRow(model().shown().get());
          Group group = new Group(row);
          group.setAutoSizeChildren(false);
          new Scene(group);
          group.applyCss();
          row.resize(width, 30);
          row.layout();
          List<Label> shown = new ArrayList<>();
          row.getChildrenUnmodifiable().stream()
              .filter(node -> node.isVisible() && node.getStyleClass().contains("step"))
              .forEach(node -> shown.add((Label) node));
          return shown;
        });
  }
}
