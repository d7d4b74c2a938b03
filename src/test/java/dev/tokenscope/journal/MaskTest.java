package dev.tokenscope.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskTest {

  private static final String JWT = EventSamples.JWT;
  private static final String READABLE = "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.…";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Bearer opaque-token-1                     | Bearer …
          bearer   opaque-token-1                   | bearer   …
          Bearer eyJhbGciOiJub25lIn0                | Bearer …
          Basic cWEtY2xpZW50OnFhLXNlY3JldA==        | Basic …
          grant_type=password&password=wonderland&x=1 | grant_type=password&password=…&x=1
          password=wonderland                       | password=…
          client_id=a&client_secret=qa-secret       | client_id=a&client_secret=…
          http://h/cb?code=abc&state=s              | http://h/cb?code=…&state=s
          code_verifier=v&code=c                    | code_verifier=…&code=…
          refresh_token=opaque                      | refresh_token=…
          {"password":"won\\"der","user":"a"}       | {"password":"…","user":"a"}
          {"refreshToken" : "opaque"}               | {"refreshToken" : "…"}
          {"password":""}                           | {"password":"…"}
          code_challenge=abc&decode=1               | code_challenge=abc&decode=1
          nothing to hide                           | nothing to hide
          """)
  void secrets_are_hidden_and_the_rest_is_not(String text, String masked) {
    assertThat(Mask.text(text)).isEqualTo(masked);
  }

  @Test
  void a_jwt_keeps_what_can_be_read_wherever_it_stands() {
    assertThat(Mask.text(JWT)).isEqualTo(READABLE);
    assertThat(Mask.text("Bearer " + JWT)).isEqualTo("Bearer " + READABLE);
    assertThat(Mask.text("token=" + JWT + "&a=b")).isEqualTo("token=" + READABLE + "&a=b");
    assertThat(Mask.text("{\"access_token\":\"" + JWT + "\"}"))
        .isEqualTo("{\"access_token\":\"" + READABLE + "\"}");
  }

  @Test
  void fields_are_secret_by_name() throws Exception {
    assertThat(tree("{\"password\":\"x\",\"PASSWORD\":7,\"list\":[\"Bearer abcdef\",{\"a\":1}]}"))
        .isEqualTo("{\"password\":\"…\",\"PASSWORD\":\"…\",\"list\":[\"Bearer …\",{\"a\":1}]}");
    assertThat(tree("{\"token\":\"opaque\",\"access\":\"opaque\",\"refresh\":\"" + JWT + "\"}"))
        .isEqualTo("{\"token\":\"…\",\"access\":\"…\",\"refresh\":\"" + READABLE + "\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "Cookie, session=abc; theme=dark, …",
    "Set-Cookie, session=abc, …",
    "X-TokenScope-Key, k, …",
    "X-Api-Key, k, …",
    "Proxy-Authorization, Digest username, …",
    "Authorization, Digest abc, …",
    "authorization, ApiKey, …",
    "Authorization, Bearer abcdef, Bearer …",
    "Accept, text/html, text/html"
  })
  void headers_are_secret_by_name(String name, String value, String masked) throws Exception {
    assertThat(tree("{\"name\":\"" + name + "\",\"value\":\"" + value + "\"}"))
        .isEqualTo("{\"name\":\"" + name + "\",\"value\":\"" + masked + "\"}");
  }

  @Test
  void a_header_with_a_jwt_can_still_be_read() throws Exception {
    assertThat(tree("{\"name\":\"Authorization\",\"value\":\"Bearer " + JWT + "\"}"))
        .isEqualTo("{\"name\":\"Authorization\",\"value\":\"Bearer " + READABLE + "\"}");
  }

  private static String tree(String json) throws Exception {
    return Mask.tree(Json.mapper().readTree(json)).toString();
  }
}
