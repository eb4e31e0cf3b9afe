package dev.sluice.standalone;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/// Maps, lists, strings, numbers and booleans as JSON in UTF-8.
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  static byte[] bytes(Object value) {
    var bytes = new ByteArrayOutputStream();
    try (var generator = FACTORY.createGenerator(bytes)) {
      write(value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(Object value, JsonGenerator generator) throws IOException {
    switch (value) {
      case Map<?, ?> map -> writeObject(map, generator);
      case List<?> list -> writeArray(list, generator);
      case String text -> generator.writeString(text);
      case Integer number -> generator.writeNumber(number);
      case Boolean flag -> generator.writeBoolean(flag);
      default -> throw new IllegalArgumentException("no JSON form: " + value.getClass());
    }
  }

  private static void writeObject(Map<?, ?> map, JsonGenerator generator) throws IOException {
    generator.writeStartObject();
    for (var entry : map.entrySet()) {
      generator.writeFieldName(entry.getKey().toString());
      write(entry.getValue(), generator);
    }
    generator.writeEndObject();
  }

  private static void writeArray(List<?> list, JsonGenerator generator) throws IOException {
    generator.writeStartArray();
    for (var element : list) {
      write(element, generator);
    }
    generator.writeEndArray();
  }
}
