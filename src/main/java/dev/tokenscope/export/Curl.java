package dev.tokenscope.export;

import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Mask;
import dev.tokenscope.journal.Message;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * A request as a command line of {@code curl}, quoted for a POSIX shell. Secrets are masked unless
 * they are asked for: such a line is pasted into chats and tickets.
 */
public final class Curl {

  /** What curl writes by itself, and what only makes sense inside this laboratory. */
  private static final Set<String> LEFT_OUT =
      Set.of("host", "content-length", "connection", "accept-encoding", "traceparent");

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private Curl() {}

  /**
   * The command line, one argument a line.
   *
   * @param origin of the server, for example {@code http://127.0.0.1:8089}
   * @param withSecrets whether tokens and passwords stay whole
   */
  public static String of(Message.Request request, String origin, boolean withSecrets) {
    StringJoiner line = new StringJoiner(" \\\n  ");
    line.add("curl -i " + quoted(whole(origin + request.target(), withSecrets)));
    boolean hasBody = request.body().size() > 0;
    // curl sends POST by itself as soon as there is a body, and GET as long as there is none
    if (!request.method().equals(hasBody ? "POST" : "GET")) {
      line.add("-X " + quoted(request.method()));
    }
    for (Header header : request.headers()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (name.equals("accept-encoding") && header.value().contains("gzip")) {
        line.add("--compressed");
      }
      if (!LEFT_OUT.contains(name)) {
        line.add("-H " + quoted(whole(header.name() + ": " + header.value(), withSecrets)));
      }
    }
    if (hasBody) {
      line.add("--data-raw " + quoted(whole(request.body().textOrEmpty(), withSecrets)));
    }
    return line.toString();
  }

  private static String whole(String text, boolean withSecrets) {
    return withSecrets ? text : Mask.text(text);
  }

  /** One argument of a POSIX shell: everything between apostrophes is taken as it stands. */
  public static String quoted(String argument) {
    return PLAIN.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
