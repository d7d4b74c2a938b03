package dev.tokenscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class CurlTest {

  private static final String ORIGIN = "http://127.0.0.1:8089";
  private static final String TOKEN = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl";

  @Test
  void a_get_is_a_line_that_can_be_pasted_and_has_no_signature() {
    assertThat(Curl.of(get(), ORIGIN, false))
        .isEqualTo(
            """
            curl -i http://127.0.0.1:8089/api/orders \\
              -H 'Authorization: Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbGljZSJ9.…'""");
  }

  @Test
  void with_secrets_the_token_is_whole() {
    assertThat(Curl.of(get(), ORIGIN, true)).contains(TOKEN);
  }

  @Test
  void a_password_is_masked_in_the_body_of_a_login() {
    Message.Request login =
        new Message.Request(
            "POST",
            "/auth/login",
            List.of(new Header("Content-Type", "application/json")),
            Body.of("{\"username\":\"alice\",\"password\":\"wonderland\"}"));
    assertThat(Curl.of(login, ORIGIN, false))
        .contains("alice")
        .doesNotContain("wonderland")
        .doesNotContain("-X");
    assertThat(Curl.of(login, ORIGIN, true)).contains("wonderland");
  }

  @Test
  void a_post_without_a_body_says_that_it_is_a_post() {
    Message.Request post = new Message.Request("POST", "/auth/logout", List.of(), Body.EMPTY);
    assertThat(Curl.of(post, ORIGIN, true)).contains("-X POST");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_shell_reads_every_argument_as_it_was_meant() throws IOException, InterruptedException {
    for (String nasty : List.of("it's", "$(id)", "`id`", "a\nb", "한글 \"x\" \\", "", "!!", "*")) {
      Process shell = new ProcessBuilder("sh", "-c", "printf %s " + Curl.quoted(nasty)).start();
      String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(shell.waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(read).isEqualTo(nasty);
    }
  }

  private static Message.Request get() {
    return new Message.Request(
        "GET",
        "/api/orders",
        List.of(
            new Header("Host", "127.0.0.1:8089"),
            new Header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-0000000000000001-01"),
            new Header("Authorization", "Bearer " + TOKEN)),
        Body.EMPTY);
  }
}
