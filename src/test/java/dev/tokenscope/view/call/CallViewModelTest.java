package dev.tokenscope.view.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.text.Language;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Choices;
import dev.tokenscope.view.Theme;
import dev.tokenscope.view.Wishes;
import org.junit.jupiter.api.Test;

class CallViewModelTest {

  private final Wishes lab = new Wishes();
  private final Choices choices = new Choices(Language.ENGLISH, Theme.LIGHT);
  private final CallViewModel model =
      new CallViewModel(Texts.in(Language.ENGLISH), lab.asking(), choices);

  @Test
  void what_is_typed_is_what_is_sent() {
    model.call().set(ApiCall.post("/api/orders", "{}"));
    model.path(" /api/orders?dry=1 ");
    model.body("{\"item\":\"tea\"}");
    model.send();
    assertThat(lab.last())
        .isEqualTo(new Intent.Call(ApiCall.post("/api/orders?dry=1", "{\"item\":\"tea\"}")));
    assertThat(choices.call().get().body()).isEqualTo("{\"item\":\"tea\"}");
  }

  @Test
  void a_wrong_path_is_said_and_the_last_good_one_kept() {
    model.path("api/orders");
    assertThat(model.wrongPath().get()).startsWith("“api/orders” is not a path.");
    assertThat(model.call().get()).isEqualTo(ApiCall.ORDERS);
    model.path("/api/me");
    assertThat(model.wrongPath().get()).isEmpty();
  }

  @Test
  void a_body_that_is_no_json_is_sent_all_the_same_and_said_to_be_refused() {
    model.call().set(ApiCall.post("/api/orders", "{}"));
    assertThat(model.aboutBody().get()).isEmpty();
    model.body("{oops");
    assertThat(model.aboutBody().get()).contains("400");
    assertThat(model.call().get().body()).isEqualTo("{oops");
    model.call().set(ApiCall.ORDERS);
    assertThat(model.aboutBody().get()).isEqualTo("A GET has no body.");
  }
}
