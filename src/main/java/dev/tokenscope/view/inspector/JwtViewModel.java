package dev.tokenscope.view.inspector;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tokenscope.projection.Carried;
import dev.tokenscope.projection.Explanation;
import dev.tokenscope.token.Jwt;
import dev.tokenscope.token.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One token of the chosen message: its parts, its claims in words, and whether it was altered. */
public final class JwtViewModel {

  private final Function<String, Verdict> examine;
  private final ObservableList<Token> tokens = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable Token> chosen = new SimpleObjectProperty<>();
  private final StringProperty payload = new SimpleStringProperty("");
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
  private @Nullable Wording words;
  private Instant now = Instant.EPOCH;

  /**
   * A token to choose.
   *
   * @param name its short name
   * @param raw the token; a secret
   */
  public record Token(String name, String raw) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Whether a signature fits, and where it does not, why. */
  public enum Signature {
    NONE,
    GOOD,
    BAD,
    NO_KEY,
    MALFORMED
  }

  /**
   * What is shown of the token, as it was or as it was altered.
   *
   * @param header first part, Base64url
   * @param body second part
   * @param signature third part, masked
   * @param fields header and claims with their meanings
   * @param verdict whether the signature fits
   * @param sentence the same in words; or why the payload cannot be read
   */
  public record Shown(
      String header,
      String body,
      String signature,
      List<Decoded.Field> fields,
      Signature verdict,
      String sentence) {
    static final Shown NOTHING = new Shown("", "", "", List.of(), Signature.NONE, "");
  }

  /**
   * The model of the tab.
   *
   * @param examine asks the server's keys about a token
   */
  public JwtViewModel(Function<String, Verdict> examine) {
    this.examine = examine;
    chosen.subscribe(token -> payload.set(pretty(token)));
    payload.subscribe(_ -> look());
  }

  /** The tokens that the message carries. */
  public ObservableList<Token> tokens() {
    return tokens;
  }

  /** The one that is shown; null for none. */
  public ObjectProperty<@Nullable Token> chosen() {
    return chosen;
  }

  /** The payload as JSON; to be edited. */
  public StringProperty payload() {
    return payload;
  }

  /** What is shown. */
  public ReadOnlyObjectProperty<Shown> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Puts back what the server signed. */
  public void reset() {
    payload.set(pretty(chosen.get()));
  }

  /** Shows the tokens of a message. */
  void show(@Nullable Explanation told, Wording wording, Instant at) {
    words = wording;
    now = at;
    List<Token> found = new ArrayList<>();
    if (told != null) {
      told.message()
          .ifPresent(
              message ->
                  Carried.in(message).stream()
                      .filter(raw -> Jwt.parse(raw).isPresent())
                      .map(raw -> new Token(wording.name(wording.names().of(raw)), raw))
                      .forEach(found::add));
    }
    if (!found.equals(tokens)) {
      tokens.setAll(found);
      chosen.set(found.isEmpty() ? null : found.getFirst());
    } else {
      // the time went on
      look();
    }
  }

  private static String pretty(@Nullable Token token) {
    return token == null ? "" : Jwt.parse(token.raw()).map(Decoded::pretty).orElse("");
  }

  private void look() {
    Token token = chosen.get();
    Wording wording = words;
    shown.set(token == null || wording == null ? Shown.NOTHING : looked(token, wording));
  }

  private Shown looked(Token token, Wording wording) {
    String altered;
    try {
      altered = Decoded.withPayload(token.raw(), payload.get());
    } catch (JsonProcessingException e) {
      return new Shown(
          "",
          "",
          "",
          List.of(),
          Signature.MALFORMED,
          wording.get("jwt.edit.invalid", e.getOriginalMessage()));
    }
    Optional<Jwt> jwt = Jwt.parse(altered);
    if (jwt.isEmpty()) {
      return new Shown(
          "", "", "", List.of(), Signature.MALFORMED, wording.get("jwt.signature.malformed"));
    }
    String[] parts = altered.split("\\.", -1);
    Decoded decoded = new Decoded(wording, now);
    List<Decoded.Field> fields = new ArrayList<>(decoded.header(jwt.get()));
    fields.addAll(decoded.claims(jwt.get()));
    Signature verdict = signature(examine.apply(altered));
    return new Shown(
        parts[0], parts[1], "•••", List.copyOf(fields), verdict, wording.get(sentence(verdict)));
  }

  /** Time, issuer and the like are judged where the token is used; here only the signature is. */
  private static Signature signature(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Accepted _ -> Signature.GOOD;
      case Verdict.Refused(var reason, _) ->
          switch (reason) {
            case BAD_SIGNATURE -> Signature.BAD;
            case UNKNOWN_KEY -> Signature.NO_KEY;
            case MALFORMED, MISSING -> Signature.MALFORMED;
            case REFRESH_TOKEN_AS_ACCESS_TOKEN,
                WRONG_TYPE,
                OTHER_ISSUER,
                OTHER_AUDIENCE,
                NOT_YET_VALID,
                EXPIRED,
                REVOKED,
                ALREADY_USED,
                UNKNOWN_TOKEN,
                INSUFFICIENT_SCOPE ->
                Signature.GOOD;
          };
    };
  }

  private static String sentence(Signature signature) {
    return switch (signature) {
      case GOOD -> "jwt.signature.good";
      case BAD -> "jwt.signature.bad";
      case NO_KEY -> "jwt.signature.key";
      case MALFORMED, NONE -> "jwt.signature.malformed";
    };
  }
}
