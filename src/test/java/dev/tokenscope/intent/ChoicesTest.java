package dev.tokenscope.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What cannot be chosen is refused with a sentence. */
class ChoicesTest {

  @Test
  void a_profile_is_found_by_the_name_as_it_is_typed() {
    for (Profile profile : Profile.values()) {
      assertThat(Profile.of(profile.option())).isEqualTo(profile);
      assertThat(profile.settings().profile()).isEqualTo(profile);
    }
    assertThatThrownBy(() -> Profile.of("x")).hasMessageContaining("no-rotation");
  }

  @Test
  void lifetimes_below_a_second_are_refused() {
    Duration second = Duration.ofSeconds(1);
    Duration less = Duration.ofMillis(999);
    assertThatThrownBy(() -> new Lifetimes(less, second, second)).hasMessageContaining("999ms");
    assertThatThrownBy(() -> new Lifetimes(second, less, second)).hasMessageContaining("999ms");
    assertThatThrownBy(() -> new Lifetimes(second, second, less)).hasMessageContaining("999ms");
  }

  @Test
  void a_negative_grace_a_burst_of_one_and_a_path_that_is_none_are_refused() {
    assertThatThrownBy(() -> Rotation.STRICT.grace(Duration.ofSeconds(-1)))
        .hasMessageContaining("-1s");
    assertThatThrownBy(() -> new Intent.Burst(ApiCall.ORDERS, 1)).hasMessageContaining("not 1");
    assertThatThrownBy(() -> new Intent.Burst(ApiCall.ORDERS, 5001)).hasMessageContaining("5001");
    assertThatThrownBy(() -> ApiCall.get("api")).hasMessageContaining("slash");
    assertThatThrownBy(() -> ApiCall.get("/a b")).hasMessageContaining("spaces");
  }

  @Test
  void a_fault_needs_a_probability_and_a_count() {
    Fault fault = new ConnectionFault.LostReply();
    assertThatThrownBy(
            () -> new FaultRule(fault, FaultRule.Match.ALL, FaultRule.Phase.AFTER_WORK, 1, 1.1))
        .hasMessageContaining("1.1");
    assertThatThrownBy(
            () ->
                new FaultRule(
                    fault, FaultRule.Match.ALL, FaultRule.Phase.AFTER_WORK, 1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new FaultRule(fault, FaultRule.Match.ALL, FaultRule.Phase.AFTER_WORK, -1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(FaultRule.once(fault, "").phase()).isEqualTo(FaultRule.Phase.AFTER_WORK);
    assertThat(FaultRule.once(new SlowFault.Latency(Duration.ZERO), "").phase())
        .isEqualTo(FaultRule.Phase.BEFORE_WORK);
  }
}
