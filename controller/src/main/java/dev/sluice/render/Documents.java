package dev.sluice.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// Writes trees of maps, lists, strings, numbers and booleans as YAML or JSON.
public final class Documents {

  private static final DumpSettings BLOCK =
      DumpSettings.builder()
          .setSchema(new CoreSchema())
          .setDefaultFlowStyle(FlowStyle.BLOCK)
          .setIndicatorIndent(2)
          .setIndentWithIndicator(true)
          .setWidth(140)
          .build();

  private Documents() {}

  /// The trees as YAML documents, one after the other.
  public static String yaml(List<?> trees) {
    var text = new StringBuilder();
    for (var tree : trees) {
      text.append(text.isEmpty() ? "" : "---\n").append(new Dump(BLOCK).dumpToString(tree));
    }
    return text.toString();
  }

  /// The tree as indented JSON.
  public static String json(Object tree) {
    var text = new StringWriter();
    try (var generator = new JsonFactory().createGenerator(text)) {
      var printer = new DefaultPrettyPrinter();
      printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);
      generator.setPrettyPrinter(printer);
      write(tree, generator);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text + "\n";
  }

  private static void write(@Nullable Object tree, JsonGenerator generator) throws IOException {
    switch (tree) {
      case null -> generator.writeNull();
      case Map<?, ?> map -> writeMap(map, generator);
      case List<?> list -> writeList(list, generator);
      case Boolean truth -> generator.writeBoolean(truth);
      case Integer number -> generator.writeNumber(number);
      case Long number -> generator.writeNumber(number);
      case Number number -> generator.writeNumber(number.doubleValue());
      default -> generator.writeString(tree.toString());
    }
  }

  private static void writeMap(Map<?, ?> map, JsonGenerator generator) throws IOException {
    generator.writeStartObject();
    for (var entry : map.entrySet()) {
      generator.writeFieldName(String.valueOf(entry.getKey()));
      write(entry.getValue(), generator);
    }
    generator.writeEndObject();
  }

  private static void writeList(List<?> list, JsonGenerator generator) throws IOException {
    generator.writeStartArray();
    for (var item : list) {
      write(item, generator);
    }
    generator.writeEndArray();
  }
}
