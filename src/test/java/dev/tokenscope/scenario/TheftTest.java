package dev.tokenscope.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TheftTest {

  @Test
  void without_rotation_nobody_notices_and_the_attacker_goes_on() throws IOException {
    Theft theft = Theft.against(Defence.NO_ROTATION, Theft.Who.CLIENT);
    assertThat(theft.caught()).isFalse();
    assertThat(theft.goesOn(Theft.Who.ATTACKER)).isTrue();
    assertThat(theft.goesOn(Theft.Who.CLIENT)).isTrue();
  }

  @Test
  void rotation_stops_both_but_an_access_token_survives() throws IOException {
    Theft theft = Theft.against(Defence.ROTATION, Theft.Who.CLIENT);
    assertThat(theft.caught()).isTrue();
    assertThat(theft.survives(Theft.Who.CLIENT)).as("its access token lives to its end").isTrue();
    assertThat(theft.survives(Theft.Who.ATTACKER)).isFalse();
    assertThat(theft.goesOn(Theft.Who.CLIENT)).as("it has to log in again").isFalse();
    assertThat(theft.goesOn(Theft.Who.ATTACKER)).isFalse();
  }

  @Test
  void an_attacker_who_is_first_keeps_the_access_token_that_survives() throws IOException {
    Theft theft = Theft.against(Defence.ROTATION, Theft.Who.ATTACKER);
    assertThat(theft.caught()).isTrue();
    assertThat(theft.survives(Theft.Who.ATTACKER)).isTrue();
    assertThat(theft.survives(Theft.Who.CLIENT)).isFalse();
    assertThat(theft.goesOn(Theft.Who.ATTACKER)).isFalse();
  }

  @Test
  void a_grace_period_lets_a_quick_thief_in() throws IOException {
    Theft theft = Theft.against(Defence.GRACE, Theft.Who.CLIENT);
    assertThat(worked(theft, Theft.What.REFRESH_SECOND)).isTrue();
    assertThat(theft.survives(Theft.Who.ATTACKER)).isTrue();
  }

  @Test
  void a_deny_list_ends_the_access_tokens_too() throws IOException {
    Theft theft = Theft.against(Defence.DENY_LIST, Theft.Who.ATTACKER);
    assertThat(theft.caught()).isTrue();
    assertThat(theft.survives(Theft.Who.ATTACKER)).isFalse();
    assertThat(theft.survives(Theft.Who.CLIENT)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void every_defence_is_tried_in_the_same_six_ways(Theft.Who first) throws IOException {
    List<Theft> all = Theft.compare(first);
    assertThat(all).extracting(Theft::defence).containsExactly(Defence.values());
    assertThat(all).allSatisfy(theft -> assertThat(theft.deeds()).hasSize(6));
    assertThat(all)
        .allSatisfy(theft -> assertThat(worked(theft, Theft.What.REFRESH_FIRST)).isTrue());
    assertThat(Theft.compare(first)).as("it goes the same way twice").isEqualTo(all);
  }

  private static boolean worked(Theft theft, Theft.What what) {
    return theft.deeds().stream().anyMatch(deed -> deed.what() == what && deed.worked());
  }
}
