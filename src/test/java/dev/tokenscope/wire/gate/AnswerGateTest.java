package dev.tokenscope.wire.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tokenscope.journal.ExchangeId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that wait for one another; each passes on a thread of its own, as on a connection. */
@Timeout(30)
class AnswerGateTest {

  private final AnswerGate gate = new AnswerGate();
  private final List<Integer> gone = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void close() {
    gate.close();
  }

  private CompletableFuture<Void> pass(int number, AnswerGate.Kind kind) {
    CompletableFuture<Void> passed = new CompletableFuture<>();
    ExchangeId id = ExchangeId.numbered(number);
    Thread thread =
        new Thread(
            () -> {
              gate.pass(id, kind);
              gone.add(number);
              gate.sent(id);
              passed.complete(null);
            });
    thread.start();
    while (thread.isAlive() && thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    return passed;
  }

  private static void join(CompletableFuture<Void> passed) throws Exception {
    passed.get(10, TimeUnit.SECONDS);
  }

  @Test
  void an_open_gate_holds_nothing() throws Exception {
    for (AnswerGate.Kind kind : AnswerGate.Kind.values()) {
      join(pass(1, kind));
    }
    assertThat(gate.plan()).isEqualTo(new AnswerPlan.Open());
  }

  @Test
  void a_crowd_goes_when_it_is_complete_one_after_the_other() throws Exception {
    gate.plan(new AnswerPlan.Crowd(3, AnswerPlan.Order.FIRST_COME));
    CompletableFuture<Void> first = pass(1, AnswerGate.Kind.REFUSED);
    CompletableFuture<Void> second = pass(2, AnswerGate.Kind.REFUSED);
    join(pass(9, AnswerGate.Kind.OTHER));
    join(pass(8, AnswerGate.Kind.GRANTED));
    assertThat(gone).containsExactly(9, 8);
    CompletableFuture<Void> third = pass(3, AnswerGate.Kind.REFUSED);
    join(first);
    join(second);
    join(third);
    assertThat(gone).containsExactly(9, 8, 1, 2, 3);
    assertThat(gate.crowd()).isEqualTo(3);
    join(pass(4, AnswerGate.Kind.REFUSED));
  }

  @Test
  void a_meeting_holds_the_refusals_and_the_refreshes_until_all_are_there() throws Exception {
    gate.plan(new AnswerPlan.Meeting(2));
    CompletableFuture<Void> first = pass(1, AnswerGate.Kind.REFUSED);
    assertThat(gone).isEmpty();
    join(pass(2, AnswerGate.Kind.REFUSED));
    join(first);
    CompletableFuture<Void> refresh = pass(3, AnswerGate.Kind.REFRESH);
    join(pass(8, AnswerGate.Kind.GRANTED));
    assertThat(gone).containsExactly(1, 2, 8);
    join(pass(4, AnswerGate.Kind.REFRESH));
    join(refresh);
    assertThat(gone).containsExactly(1, 2, 8, 3, 4);
    assertThat(gate.crowd()).isEqualTo(2);
    join(pass(5, AnswerGate.Kind.REFUSED));
    join(pass(6, AnswerGate.Kind.REFRESH));
    assertThatThrownBy(() -> new AnswerPlan.Meeting(1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_crowd_may_go_in_the_other_order() throws Exception {
    gate.plan(new AnswerPlan.Crowd(3, AnswerPlan.Order.LAST_COME));
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      all.add(pass(i, AnswerGate.Kind.REFUSED));
    }
    for (CompletableFuture<Void> one : all) {
      join(one);
    }
    assertThat(gone).containsExactly(3, 2, 1);
  }

  @Test
  void a_crowd_of_fewer_goes_when_nobody_comes_any_more() throws Exception {
    gate.plan(new AnswerPlan.Crowd(5, AnswerPlan.Order.FIRST_COME));
    CompletableFuture<Void> first = pass(1, AnswerGate.Kind.REFUSED);
    join(pass(2, AnswerGate.Kind.REFUSED));
    join(first);
    assertThat(gate.crowd()).isEqualTo(2);
  }

  @Test
  void one_alone_does_not_wait_for_ever() throws Exception {
    gate.plan(new AnswerPlan.Crowd(5, AnswerPlan.Order.FIRST_COME));
    join(pass(1, AnswerGate.Kind.REFUSED));
    assertThat(gate.crowd()).isEqualTo(1);
  }

  @Test
  void the_first_refresh_waits_until_no_further_one_has_come() throws Exception {
    gate.plan(new AnswerPlan.Refreshes());
    CompletableFuture<Void> first = pass(1, AnswerGate.Kind.REFRESH);
    CompletableFuture<Void> second = pass(2, AnswerGate.Kind.REFRESH);
    join(pass(3, AnswerGate.Kind.REFUSED));
    assertThat(first).isNotDone();
    join(first);
    join(second);
    assertThat(gone).containsExactly(3, 1, 2);
    join(pass(4, AnswerGate.Kind.REFRESH));
  }

  @Test
  void a_straggler_goes_after_somebody_was_let_through_with_the_new_token() throws Exception {
    gate.plan(new AnswerPlan.Straggler());
    CompletableFuture<Void> first = pass(1, AnswerGate.Kind.REFUSED);
    assertThat(first).isNotDone();
    CompletableFuture<Void> straggler = pass(2, AnswerGate.Kind.REFUSED);
    join(first);
    join(pass(3, AnswerGate.Kind.REFRESH));
    join(pass(4, AnswerGate.Kind.GRANTED));
    assertThat(straggler).isNotDone();
    join(straggler);
    assertThat(gone).containsExactly(1, 3, 4, 2);
    assertThat(gate.crowd()).isEqualTo(2);
  }

  @Test
  void a_straggler_alone_goes_too_and_is_counted() throws Exception {
    gate.plan(new AnswerPlan.Straggler());
    join(pass(1, AnswerGate.Kind.REFUSED));
    assertThat(gate.crowd()).isEqualTo(1);
  }

  @Test
  void another_plan_or_the_end_lets_everything_go() throws Exception {
    gate.plan(new AnswerPlan.Crowd(5, AnswerPlan.Order.FIRST_COME));
    CompletableFuture<Void> held = pass(1, AnswerGate.Kind.REFUSED);
    gate.plan(new AnswerPlan.Straggler());
    join(held);
    CompletableFuture<Void> straggler = pass(2, AnswerGate.Kind.REFUSED);
    gate.close();
    join(straggler);
    gate.plan(new AnswerPlan.Refreshes());
    join(pass(3, AnswerGate.Kind.REFRESH));
    assertThat(gate.plan()).as("closed for good").isEqualTo(new AnswerPlan.Open());
  }

  @Test
  void a_crowd_of_one_is_none() {
    assertThatThrownBy(() -> new AnswerPlan.Crowd(1, AnswerPlan.Order.FIRST_COME))
        .hasMessageContaining("two");
  }
}
