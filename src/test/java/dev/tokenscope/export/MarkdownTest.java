package dev.tokenscope.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Message;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarkdownTest {

  private static final Message.Request REQUEST =
      new Message.Request(
          "GET",
          "/api/me",
          List.of(new Header("Authorization", "Bearer eyJhbGci.eyJzdWIi.c2lnbmF0dXJl")),
          Body.EMPTY);

  @Test
  void both_messages_stand_in_fences_and_have_no_signature() {
    Message.Response response =
        new Message.Response(401, "Unauthorized", List.of(), Body.of("{\"error\":\"x\"}"));
    assertThat(Markdown.of("#7 · 401", "It had ended.", REQUEST, response))
        .isEqualTo(
            """
            ### #7 · 401

            It had ended.

            ```http
            GET /api/me HTTP/1.1
            Authorization: Bearer eyJhbGci.eyJzdWIi.…
            ```

            ```http
            HTTP/1.1 401 Unauthorized

            {"error":"x"}
            ```
            """);
  }

  @Test
  void a_body_with_a_fence_of_its_own_does_not_end_the_fence() {
    Message.Request tricky =
        new Message.Request("POST", "/api/orders", List.of(), Body.of("```\n# not a heading"));
    assertThat(Markdown.of("t", "", tricky, null)).contains("````http").endsWith("````\n");
  }
}
