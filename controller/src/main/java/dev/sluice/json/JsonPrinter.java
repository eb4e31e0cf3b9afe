package dev.sluice.json;

import dev.sluice.json.Json.Arr;
import dev.sluice.json.Json.Bool;
import dev.sluice.json.Json.Null;
import dev.sluice.json.Json.Num;
import dev.sluice.json.Json.Obj;
import dev.sluice.json.Json.Text;
import java.util.List;
import java.util.Map;

/// Prints values as compact JSON, in the order they have.
final class JsonPrinter {

  private static final String HEXADECIMAL = "0123456789abcdef";

  private final StringBuilder out = new StringBuilder();

  private JsonPrinter() {}

  static String print(Json value) {
    var printer = new JsonPrinter();
    printer.write(value);
    return printer.out.toString();
  }

  private void write(Json value) {
    switch (value) {
      case Obj(var fields) -> object(fields);
      case Arr(var items) -> list(items);
      case Text(var text) -> quoted(text);
      case Num _, Bool _, Null _ -> out.append(value);
    }
  }

  private void object(Map<String, Json> fields) {
    out.append('{');
    var separator = "";
    for (var field : fields.entrySet()) {
      out.append(separator);
      quoted(field.getKey());
      out.append(':');
      write(field.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private void list(List<Json> items) {
    out.append('[');
    var separator = "";
    for (var item : items) {
      out.append(separator);
      write(item);
      separator = ",";
    }
    out.append(']');
  }

  private void quoted(String text) {
    out.append('"');
    for (var at = 0; at < text.length(); at++) {
      symbol(text.charAt(at));
    }
    out.append('"');
  }

  private void symbol(char symbol) {
    switch (symbol) {
      case '"', '\\' -> out.append('\\').append(symbol);
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (symbol < ' ') {
          out.append("\\u00")
              .append(HEXADECIMAL.charAt(symbol >> 4))
              .append(HEXADECIMAL.charAt(symbol & 15));
        } else {
          out.append(symbol);
        }
      }
    }
  }
}
