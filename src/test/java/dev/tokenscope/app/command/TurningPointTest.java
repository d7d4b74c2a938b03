package dev.tokenscope.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.view.Scenes;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurningPointTest {

  @Test
  void a_picture_of_a_theft_explains_the_answer_by_which_the_server_told_of_it() {
    List<Entry> entries = Scenes.STOLEN.script().entries();
    long seq = PictureCommand.turningPoint(Journal.of(entries));
    assertThat(entries.get((int) seq - 1).event())
        .isInstanceOfSatisfying(
            Event.ResponseReceived.class,
            answer -> assertThat(answer.response().status()).isEqualTo(400));
    assertThat(entries.subList(0, (int) seq))
        .extracting(Entry::event)
        .hasAtLeastOneElementOfType(Event.ReuseDetected.class);
  }

  @Test
  void any_other_picture_explains_its_last_message() {
    assertThat(PictureCommand.turningPoint(Journal.of(Scenes.REFRESHED.script().entries())))
        .isZero();
  }
}
