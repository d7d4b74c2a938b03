package dev.tokenscope.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.tokenscope.intent.Intent;
import dev.tokenscope.intent.Spans;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How the plain records of the laboratory are written as JSON: instants as ISO 8601, durations as
 * {@code 1m30s}, sealed types with the simple name of their case.
 */
public final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(times())
          .registerSubtypes(cases(Event.class))
          .registerSubtypes(cases(Intent.class))
          .registerSubtypes(cases(Trouble.class))
          .build();

  private Json() {}

  /** The one mapper; it is safe for many threads. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  private static NamedType[] cases(Class<?> sealed) {
    List<NamedType> named = new ArrayList<>();
    collect(sealed, named);
    return named.toArray(NamedType[]::new);
  }

  private static void collect(Class<?> sealed, List<NamedType> named) {
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        collect(permitted, named);
      } else {
        named.add(new NamedType(permitted, permitted.getSimpleName()));
      }
    }
  }

  private static SimpleModule times() {
    SimpleModule module = new SimpleModule("times");
    module.addSerializer(new TextSerializer<>(Instant.class, Instant::toString));
    module.addDeserializer(Instant.class, new TextDeserializer<>(Instant.class, Instant::parse));
    module.addSerializer(new TextSerializer<>(Duration.class, Spans::format));
    module.addDeserializer(Duration.class, new TextDeserializer<>(Duration.class, Spans::parse));
    return module;
  }

  private interface Writer<T> {
    String write(T value);
  }

  private interface Reader<T> {
    T read(String text);
  }

  private static final class TextSerializer<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Writer<T> writer;

    TextSerializer(Class<T> type, Writer<T> writer) {
      super(type);
      this.writer = writer;
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(writer.write(value));
    }
  }

  private static final class TextDeserializer<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Reader<T> reader;

    TextDeserializer(Class<T> type, Reader<T> reader) {
      super(type);
      this.reader = reader;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.getValueAsString("");
      try {
        return reader.read(text);
      } catch (DateTimeException | IllegalArgumentException e) {
        throw JsonMappingException.from(in, e.getMessage(), e);
      }
    }
  }
}
