package dev.tokenscope.app.command;

import dev.tokenscope.intent.RefreshStyle;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.intent.Spans;
import dev.tokenscope.lab.Lab;
import dev.tokenscope.text.Texts;
import dev.tokenscope.wire.server.Person;
import java.io.PrintWriter;
import java.util.stream.Collectors;

/** What a server says when it starts: where it is, who can log in, how it behaves. */
final class Banner {

  private Banner() {}

  static void print(PrintWriter out, Lab lab, Texts texts) {
    Settings settings = lab.settings();
    String origin = lab.server().origin();
    out.println(texts.get("serve.address", origin));
    out.println(
        texts.get(
            "serve.people",
            Person.ALL.stream()
                .map(person -> person.name() + " / " + person.password())
                .collect(Collectors.joining(", "))));
    out.println(texts.get("serve.clients"));
    out.println(
        texts.get(
            "serve.lives",
            Spans.format(settings.lifetimes().access()),
            Spans.format(settings.lifetimes().refreshIdle()),
            Spans.format(settings.lifetimes().refreshAbsolute())));
    out.println(
        settings.style() == RefreshStyle.HEADER
            ? texts.get("serve.style.header", origin)
            : texts.get("serve.style.endpoint", origin));
    out.println(
        settings.rotation().on()
            ? texts.get(
                settings.rotation().reuseDetection()
                    ? "serve.rotation.detected"
                    : "serve.rotation.undetected",
                Spans.format(settings.rotation().grace()))
            : texts.get("serve.rotation.off"));
    out.println(texts.get("serve.stop"));
    out.println();
    out.flush();
  }
}
