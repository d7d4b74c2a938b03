package dev.tokenscope.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Event;
import dev.tokenscope.token.TokenHash;
import dev.tokenscope.token.TokenType;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerStateTest {

  private static final Instant NOW = Truths.START;

  private static ServerState state(Event.Truth... events) {
    ServerState state = new ServerState();
    for (Event.Truth event : events) {
      state.evolve(event);
    }
    return state;
  }

  @Test
  void a_refresh_token_is_found_by_its_hash_and_a_name_by_its_id() {
    Event.TokenIssued issued = Truths.refresh("5-a", 1, null);
    ServerState state = state(Truths.started("f", 0), issued);
    assertThat(state.refreshToken(issued.hash())).map(RefreshToken::jti).contains("5-a");
    assertThat(state.familyOf(issued.hash())).map(TokenFamily::sid).contains("f");
    assertThat(state.name("5-a")).contains(issued.name());
    assertThat(state.name("6-a")).isEmpty();
    assertThat(state.refreshToken(TokenHash.of("x"))).isEmpty();
    assertThat(state.familyOf(TokenHash.of("x"))).isEmpty();
    assertThat(state.lastSerial()).isEqualTo(5);
  }

  @Test
  void what_was_issued_so_far_can_be_ended_in_one_number() {
    ServerState state =
        state(new Event.TokenEnded(null, TokenType.ACCESS, 40, Event.EndedBy.LAB, NOW));
    assertThat(state.endedByLab("14-x", TokenType.ACCESS)).as("40 in base 36").isTrue();
    assertThat(state.endedByLab("15-x", TokenType.ACCESS)).isFalse();
    assertThat(state.endedByLab("1-x", TokenType.REFRESH)).isFalse();
    assertThat(state.endedByLab("not ours", TokenType.ACCESS)).isFalse();
    state.evolve(new Event.TokenEnded(null, TokenType.REFRESH, 3, Event.EndedBy.LAB, NOW));
    assertThat(state.endedByLab("3-x", TokenType.REFRESH)).isTrue();
    state.evolve(new Event.TokenEnded("7-x", TokenType.ACCESS, 0, Event.EndedBy.REVOCATION, NOW));
    assertThat(state.isDenied("7-x")).isTrue();
    assertThat(state.isDenied("8-x")).isFalse();
  }

  @Test
  void a_serial_that_was_ended_is_not_given_out_again_when_its_tokens_are_forgotten() {
    ServerState state =
        state(new Event.TokenEnded(null, TokenType.ACCESS, 40, Event.EndedBy.LAB, NOW));
    assertThat(state.lastSerial()).isEqualTo(40);
  }

  @Test
  void a_code_remembers_what_it_was_redeemed_for() {
    Event.CodeIssued issued =
        new Event.CodeIssued(
            TokenHash.of("c"), "tokenscope", "u", "x", "alice", Set.of(), NOW.plusSeconds(60));
    ServerState state = state(issued);
    assertThat(state.code(issued.code())).contains(new ServerState.Code(issued, null));
    state.evolve(new Event.CodeRedeemed(issued.code(), "f"));
    state.evolve(new Event.CodeRedeemed(TokenHash.of("unknown"), "f"));
    assertThat(state.code(issued.code())).contains(new ServerState.Code(issued, "f"));
    state.forgetBefore(NOW.plusSeconds(3660));
    assertThat(state.code(issued.code())).isPresent();
    state.forgetBefore(NOW.plusSeconds(3661));
    assertThat(state.code(issued.code())).isEmpty();
  }

  @Test
  void what_no_token_can_lead_to_is_forgotten() {
    Event.TokenIssued issued = Truths.refresh("5-a", 1, null);
    ServerState state = state(Truths.started("f", 3), issued);
    state.forgetBefore(NOW.plusSeconds(600));
    assertThat(state.families()).hasSize(1);
    state.forgetBefore(NOW.plusSeconds(601));
    assertThat(state.families()).isEmpty();
    assertThat(state.familyOf(issued.hash())).isEmpty();
    assertThat(state.familiesStarted()).as("letters go on").isEqualTo(4);
  }

  @Test
  void names_are_remembered_within_bounds() {
    ServerState state = state(Truths.started("f", 0));
    for (int i = 0; i < 50_001; i++) {
      state.evolve(Truths.issued(TokenType.ACCESS, Long.toString(i, 36) + "-x", 1, null));
    }
    assertThat(state.name(Long.toString(50_000, 36) + "-x")).isPresent();
    assertThat(state.name("0-x")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1-a, 1",
    "zz-a, 1295",
    "-a, 9223372036854775807",
    "a, 9223372036854775807",
    "!!-a, 9223372036854775807",
    "zzzzzzzzzzzzz-a, 9223372036854775807"
  })
  void a_serial_is_read_from_an_id_of_ours_only(String id, long serial) {
    assertThat(Serial.of(id)).isEqualTo(serial);
  }
}
