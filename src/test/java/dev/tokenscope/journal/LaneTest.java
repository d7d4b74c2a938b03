package dev.tokenscope.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneTest {

  private static final String WEB_KIT = "AppleWebKit/537.36 (KHTML, like Gecko) ";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(X11; Linux x86_64) WK HeadlessChrome/156.0.0.0 Safari/537.36   | Headless Chrome 156",
        "(Windows NT 10.0; Win64; x64) WK Chrome/150.0.0.0 Safari/537.36 | Chrome 150",
        "(Windows NT 10.0) WK Chrome/150.0.0.0 Safari/537.36 Edg/150.0.1 | Edge 150",
        "(iPhone) WK Version/19.1 Mobile/15E148 Safari/604.1             | Safari 19",
        "(X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0      | Firefox 140"
      })
  void a_browser_is_called_by_its_name_and_version(String rest, String name) {
    Lane lane = Lane.external("127.0.0.1", "Mozilla/5.0 " + rest.replace("WK ", WEB_KIT).strip());
    assertThat(lane.shortName()).isEqualTo("127.0.0.1 · " + name);
  }

  @ParameterizedTest
  @CsvSource({"okhttp/5.5.1", "Mozilla/4.0 (compatible)", "''"})
  void anybody_else_is_called_as_it_calls_itself(String userAgent) {
    Lane lane = Lane.external("10.0.0.7", userAgent);
    assertThat(lane.shortName()).isEqualTo(lane.value());
  }
}
