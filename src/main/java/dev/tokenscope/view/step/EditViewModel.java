package dev.tokenscope.view.step;

import dev.tokenscope.intent.Decision;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Message;
import dev.tokenscope.projection.Carried;
import dev.tokenscope.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A held request while it is changed. The token stands in a field of its own, wherever the message
 * carries it; the length is none of the person's business.
 */
public final class EditViewModel {

  private static final String BEARER = "Bearer ";

  /** RFC 9110 §5.6.2. */
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e]*");
  private static final Pattern TARGET = Pattern.compile("/[\\x21-\\x7e]*");
  private static final Pattern WITHOUT_SPACES = Pattern.compile("[\\x21-\\x7e]*");
  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

  private final Texts texts;
  private final StringProperty method = new SimpleStringProperty("");
  private final StringProperty target = new SimpleStringProperty("");
  private final StringProperty headers = new SimpleStringProperty("");
  private final StringProperty body = new SimpleStringProperty("");
  private final StringProperty token = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper mistake = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private String carried = "";

  EditViewModel(Texts texts) {
    this.texts = texts;
  }

  /** Whether a request is being changed. */
  public ReadOnlyBooleanProperty isOpen() {
    return open.getReadOnlyProperty();
  }

  /** The method. */
  public StringProperty method() {
    return method;
  }

  /** Path and query. */
  public StringProperty target() {
    return target;
  }

  /** A line for each header, but for the token and the length. */
  public StringProperty headers() {
    return headers;
  }

  /** The body. */
  public StringProperty body() {
    return body;
  }

  /** The token that it carries; empty for none. */
  public StringProperty token() {
    return token;
  }

  /** What is wrong, in a sentence; empty for nothing. */
  public ReadOnlyStringProperty mistake() {
    return mistake.getReadOnlyProperty();
  }

  /** Begins to change a request. */
  void open(Message.Request request) {
    List<String> lines = new ArrayList<>();
    carried = "";
    for (Header header : request.headers()) {
      if (isBearer(header.name(), header.value())) {
        carried = header.value().substring(BEARER.length()).strip();
      } else if (!isLength(header.name())) {
        lines.add(header.name() + ": " + header.value());
      }
    }
    boolean inHeader = !carried.isEmpty();
    if (!inHeader) {
      carried = Carried.in(request).stream().findFirst().orElse("");
    }
    method.set(request.method());
    target.set(request.target());
    headers.set(String.join("\n", lines));
    body.set(request.body().textOrEmpty());
    token.set(carried);
    mistake.set("");
    open.set(true);
  }

  /** Forgets the change. */
  public void close() {
    open.set(false);
    mistake.set("");
  }

  /** The request as it was changed; empty, and the mistake in words, when it cannot be sent so. */
  Optional<Decision.Edit> decision() {
    String wrong = wrong();
    mistake.set(wrong);
    return wrong.isEmpty() ? Optional.of(edit()) : Optional.empty();
  }

  private String wrong() {
    if (!TOKEN.matcher(method.get().strip()).matches()) {
      return texts.get("step.mistake.method", method.get());
    }
    if (!TARGET.matcher(target.get().strip()).matches()) {
      return texts.get("step.mistake.target");
    }
    if (!WITHOUT_SPACES.matcher(token.get().strip()).matches()) {
      return texts.get("step.mistake.token");
    }
    int number = 0;
    for (String line : headers.get().split("\n", -1)) {
      number++;
      int colon = line.indexOf(':');
      if (!line.isBlank() && (colon < 0 || !TOKEN.matcher(line.substring(0, colon)).matches())) {
        return texts.get("step.mistake.header", number);
      }
      if (!VALUE.matcher(line.substring(colon + 1)).matches()) {
        return texts.get("step.mistake.value", number);
      }
    }
    if (WITHOUT_BODY.contains(method.get().strip()) && !body.get().isEmpty()) {
      return texts.get("step.mistake.body", method.get().strip());
    }
    return "";
  }

  private Decision.Edit edit() {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    for (String line : headers.get().split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0 && !isLength(line.substring(0, colon))) {
        fields.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).strip()));
      }
    }
    String now = token.get().strip();
    String text = body.get();
    if (!carried.isEmpty() && text.contains(carried)) {
      text = text.replace(carried, now);
    } else if (!now.isEmpty()) {
      fields.add(Map.entry("Authorization", BEARER + now));
    }
    return new Decision.Edit(method.get().strip(), target.get().strip(), fields, text);
  }

  private static boolean isBearer(String name, String value) {
    return name.equalsIgnoreCase("Authorization")
        && value.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }

  private static boolean isLength(String name) {
    return name.equalsIgnoreCase("Content-Length");
  }
}
