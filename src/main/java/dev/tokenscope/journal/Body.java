package dev.tokenscope.journal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of a message. Bodies of all messages share a budget; when it is used up the oldest lose
 * their bytes and say so, while the entry that holds them stays.
 */
public final class Body {

  /** No body at all. */
  public static final Body EMPTY = new Body(new byte[0]);

  private final int size;
  private volatile byte @Nullable [] bytes;

  private Body(byte[] bytes) {
    this.bytes = bytes;
    this.size = bytes.length;
  }

  /** A body of these bytes. */
  public static Body of(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Body(bytes.clone());
  }

  /** A body of this text in UTF-8. */
  public static Body of(String text) {
    return text.isEmpty() ? EMPTY : new Body(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a body as it was written into a file; no text means that it had been dropped. */
  @JsonCreator
  static Body read(@JsonProperty("text") @Nullable String text, @JsonProperty("size") int size) {
    return text == null ? dropped(size) : of(text);
  }

  private static Body dropped(int size) {
    Body body = new Body(new byte[size]);
    body.drop();
    return body;
  }

  /** How many bytes it has, or had before they were dropped. */
  @JsonProperty("size")
  public int size() {
    return size;
  }

  /** The text; null once it was dropped. */
  @JsonProperty("text")
  public @Nullable String text() {
    byte[] present = bytes;
    return present == null ? null : new String(present, StandardCharsets.UTF_8);
  }

  /** The text, or nothing where it was dropped. */
  public String textOrEmpty() {
    return Objects.requireNonNullElse(text(), "");
  }

  /** The bytes; empty once they were dropped. */
  public byte[] bytes() {
    byte[] present = bytes;
    return present == null ? new byte[0] : present.clone();
  }

  /** Whether the bytes are gone. */
  @JsonIgnore
  public boolean isDropped() {
    return bytes == null;
  }

  void drop() {
    if (size > 0) {
      bytes = null;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Body body && size == body.size && Arrays.equals(bytes, body.bytes);
  }

  @Override
  public int hashCode() {
    return size;
  }

  @Override
  public String toString() {
    return size + " bytes" + (isDropped() ? ", dropped" : "");
  }
}
