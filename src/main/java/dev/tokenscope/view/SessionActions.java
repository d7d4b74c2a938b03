package dev.tokenscope.view;

import dev.tokenscope.intent.ApiCall;
import dev.tokenscope.text.Texts;
import dev.tokenscope.view.login.LoginViewModel;
import dev.tokenscope.view.menu.Action;
import dev.tokenscope.view.menu.Keys;
import dev.tokenscope.view.menu.Place;
import dev.tokenscope.view.toolbar.ToolbarViewModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCode;

/** What can be done as a user of the API. */
final class SessionActions {
  private SessionActions() {}

  static List<Action> of(
      Texts texts,
      ToolbarViewModel toolbar,
      LoginViewModel login,
      Runnable editCall,
      Runnable settings) {
    ObservableValue<Boolean> in = toolbar.shown().map(ToolbarViewModel.Shown::loggedIn);
    List<Action> actions = new ArrayList<>();
    actions.add(
        Action.of(
                "menuLogInOrOut",
                Place.SESSION,
                texts.get("menu.session.logInOrOut"),
                () -> {
                  if (in.getValue()) {
                    toolbar.logOut();
                  } else {
                    login.logIn();
                  }
                })
            .keys(Keys.shortcut(KeyCode.L)));
    for (Person person : Person.ALL) {
      actions.add(
          Action.of(
                  "menuUser-" + person.name(),
                  Place.SESSION_USER,
                  person.name(),
                  () -> toolbar.become(person))
              .marked(toolbar.shown().map(shown -> shown.user().equals(person.name()))));
    }
    actions.add(
        Action.of("menuCall", Place.SESSION, texts.get("menu.session.call"), toolbar::makeCall)
            .keys(Keys.shortcut(KeyCode.ENTER))
            .afterLine());
    int number = 0;
    for (ApiCall call : ToolbarViewModel.CALLS) {
      actions.add(
          Action.of(
                  "menuCall-" + ++number,
                  Place.SESSION_CALL,
                  call.toString(),
                  () -> toolbar.call().set(call))
              .marked(toolbar.call().map(call::equals)));
    }
    actions.add(
        Action.of("menuEditCall", Place.SESSION, texts.get("menu.session.edit"), editCall)
            .keys(Keys.shifted(KeyCode.ENTER)));
    actions.add(
        Action.of("menuBurst", Place.SESSION, texts.get("menu.session.burst"), toolbar::burst)
            .keys(Keys.shortcut(KeyCode.B)));
    actions.add(
        Action.of("menuRepeat", Place.SESSION, texts.get("menu.session.repeat"), toolbar::repeat)
            .keys(Keys.shortcut(KeyCode.R))
            .marked(toolbar.shown().map(ToolbarViewModel.Shown::repeating)));
    for (int times : ToolbarViewModel.BURSTS) {
      actions.add(
          Action.of(
                  "menuBurst-" + times,
                  Place.SESSION_BURST,
                  texts.get("menu.session.times", times),
                  () -> toolbar.times().set(times))
              .marked(toolbar.times().map(now -> now.intValue() == times)));
    }
    for (Duration wait : ToolbarViewModel.WAITS) {
      actions.add(
          Action.of(
                  "menuRepeat-" + wait.toMillis(),
                  Place.SESSION_REPEAT,
                  toolbar.span(wait),
                  () -> toolbar.every().set(wait))
              .marked(toolbar.every().map(wait::equals)));
    }
    actions.add(
        Action.of("menuSettings", Place.SESSION, texts.get("menu.session.settings"), settings)
            .keys(Keys.shortcut(KeyCode.COMMA))
            .afterLine());
    return actions;
  }
}
