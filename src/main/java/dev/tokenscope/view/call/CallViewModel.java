package dev.tokenscope.view.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.Asking;
import dev.tokenscope.view.Choices;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The call that was chosen, as a person edits it; every change is taken at once. */
public final class CallViewModel {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final Texts texts;
  private final Asking asking;
  private final ObjectProperty<ApiCall> call;
  private final ReadOnlyStringWrapper wrongPath = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper aboutBody = new ReadOnlyStringWrapper("");

  /** The call in a language. */
  public CallViewModel(Texts texts, Asking asking, Choices choices) {
    this.texts = texts;
    this.asking = asking;
    this.call = choices.call();
    call.subscribe(this::judge);
  }

  /** What will be sent. */
  public ObjectProperty<ApiCall> call() {
    return call;
  }

  /** Whether what will be sent has a body. */
  public static boolean hasBody(ApiCall call) {
    return call.method().equals("POST");
  }

  /** What is wrong with the path that was typed last; empty for nothing. */
  public ReadOnlyStringProperty wrongPath() {
    return wrongPath.getReadOnlyProperty();
  }

  /** What there is to say about the body; empty for nothing. A wrong one may be sent. */
  public ReadOnlyStringProperty aboutBody() {
    return aboutBody.getReadOnlyProperty();
  }

  /** Takes another path, or says what is wrong with it. */
  public void path(String typed) {
    ApiCall now = call.get();
    try {
      call.set(new ApiCall(now.method(), typed.strip(), now.body()));
      wrongPath.set("");
    } catch (IllegalArgumentException e) {
      wrongPath.set(texts.get("call.path.wrong", typed.strip()));
    }
  }

  /** Takes another body. */
  public void body(String typed) {
    ApiCall now = call.get();
    call.set(new ApiCall(now.method(), now.path(), typed));
  }

  /** Makes the call. */
  public void send() {
    asking.ask(new Intent.Call(call.get()));
  }

  private void judge(ApiCall now) {
    wrongPath.set("");
    if (!hasBody(now)) {
      aboutBody.set(texts.get("call.body.none"));
    } else {
      aboutBody.set(isJson(now.body()) ? "" : texts.get("call.body.wrong"));
    }
  }

  private static boolean isJson(String text) {
    try {
      return JSON.readTree(text).isContainerNode();
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
