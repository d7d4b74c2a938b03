/** A desktop laboratory for the life of access and refresh tokens. */
module dev.tokenscope {
  requires atlantafx.base;
  requires com.auth0.jwt;
  requires com.fasterxml.jackson.annotation;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires info.picocli;
  requires java.desktop;
  requires java.logging;
  requires javafx.controls;
  requires javafx.fxml;
  requires javafx.graphics;
  requires mockwebserver3;
  requires okhttp3;
  requires okio;
  requires org.kordamp.ikonli.javafx;
  requires static org.jspecify;

  // what the command line is read into
  opens dev.tokenscope.app.command to
      info.picocli;

  // what is written as JSON
  opens dev.tokenscope.intent to
      com.fasterxml.jackson.databind;
  opens dev.tokenscope.journal to
      com.fasterxml.jackson.databind;
  opens dev.tokenscope.token to
      com.fasterxml.jackson.databind;
  opens dev.tokenscope.wire.server to
      com.fasterxml.jackson.databind;

  // what JavaFX makes by reflection
  exports dev.tokenscope.view to
      javafx.graphics;

  opens dev.tokenscope.view.audit to
      javafx.fxml;
  opens dev.tokenscope.view.cards to
      javafx.fxml;
  opens dev.tokenscope.view.frame to
      javafx.fxml;
  opens dev.tokenscope.view.inspector to
      javafx.fxml;
  opens dev.tokenscope.view.lifelines to
      javafx.fxml;
  opens dev.tokenscope.view.log to
      javafx.fxml;
  opens dev.tokenscope.view.login to
      javafx.fxml;
  opens dev.tokenscope.view.notice to
      javafx.fxml;
  opens dev.tokenscope.view.past to
      javafx.fxml;
  opens dev.tokenscope.view.rotation to
      javafx.fxml;
  opens dev.tokenscope.view.sequence to
      javafx.fxml;
  opens dev.tokenscope.view.server to
      javafx.fxml;
  opens dev.tokenscope.view.status to
      javafx.fxml;
  opens dev.tokenscope.view.step to
      javafx.fxml;
  opens dev.tokenscope.view.steps to
      javafx.fxml;
  opens dev.tokenscope.view.theft to
      javafx.fxml;
  opens dev.tokenscope.view.store to
      javafx.fxml;
  opens dev.tokenscope.view.toolbar to
      javafx.fxml;
  opens dev.tokenscope.view.truths to
      javafx.fxml;
}
