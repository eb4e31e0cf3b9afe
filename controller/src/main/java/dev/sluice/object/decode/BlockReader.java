package dev.sluice.object.decode;

import dev.sluice.object.decode.Node.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;

/// Reads the YAML that most manifests are written in: block mappings and sequences of scalars and
/// bracketed collections on one line, in ASCII. Gives up at anything else, which is then the full
/// parser's. A start with many files is short of time to compile the full parser, which takes six
/// times as long then.
final class BlockReader {

  private static final int END = -1;
  private static final int DEEPEST = 100;

  private final byte[] text;
  private int line;
  private int lineStart;
  private int lineEnd = -1;

  /// Where the content at hand starts, and in which column; [#END] after the last line.
  private int at;

  private int column = END;
  private int depth;
  private boolean gaveUp;

  private BlockReader(String text) {
    this.text = text.getBytes(StandardCharsets.UTF_8);
  }

  /// The root of the only document in the text; empty if the text has something uncommon.
  static Optional<Node> read(String text) {
    var reader = new BlockReader(text);
    reader.advance();
    if (reader.column == 0 && reader.isStartOfDocument()) {
      reader.advance();
    }
    if (reader.column == END) {
      return Optional.empty();
    }
    var root = reader.block();
    return reader.gaveUp || reader.column != END ? Optional.empty() : Optional.of(root);
  }

  private Node giveUp() {
    gaveUp = true;
    column = END;
    lineEnd = text.length;
    return new Node.Nothing(line);
  }

  /// Goes to the next line that has content.
  private void advance() {
    column = END;
    while (lineEnd < text.length - 1) {
      line++;
      lineStart = lineEnd + 1;
      at = skipSpaces(lineStart, text.length);
      lineEnd = endOfLine(at);
      if (at < lineEnd && text[at] != '#') {
        column = at - lineStart;
        return;
      }
    }
  }

  private int skipSpaces(int from, int to) {
    var next = from;
    while (next < to && text[next] == ' ') {
      next++;
    }
    return next;
  }

  private int endOfLine(int from) {
    var end = from;
    while (end < text.length && text[end] != '\n') {
      if (text[end] < ' ' || text[end] == 127) {
        giveUp();
        return text.length;
      }
      end++;
    }
    return end;
  }

  private boolean isStartOfDocument() {
    return lineEnd - at >= 3
        && text[at] == '-'
        && text[at + 1] == '-'
        && text[at + 2] == '-'
        && skipSpaces(at + 3, lineEnd) == lineEnd;
  }

  private boolean isItem() {
    return text[at] == '-' && (at + 1 == lineEnd || text[at + 1] == ' ');
  }

  private Node block() {
    if (gaveUp || ++depth > DEEPEST) {
      return giveUp();
    }
    var start = column;
    var node = isItem() ? sequence(start) : mapping(start);
    depth--;
    return column > start ? giveUp() : node;
  }

  private Node sequence(int start) {
    var first = line;
    var items = new ArrayList<Node>();
    while (column == start && isItem()) {
      items.add(item(start));
    }
    return new Node.Sequence(first, items);
  }

  private Node item(int start) {
    var first = line;
    at = skipSpaces(at + 1, lineEnd);
    if (isEndOfContent(at)) {
      advance();
      return column > start ? block() : new Node.Nothing(first);
    }
    column = at - lineStart;
    return isItem() || endOfName() > at ? block() : scalar(start);
  }

  private Node mapping(int start) {
    var first = line;
    var entries = new ArrayList<Entry>();
    while (column == start && !isItem()) {
      var colon = endOfName();
      if (colon <= at) {
        return giveUp();
      }
      entries.add(entry(start, colon));
    }
    return new Node.Mapping(first, entries);
  }

  private Entry entry(int start, int colon) {
    var first = line;
    var name = string(at, colon);
    at = skipSpaces(colon + 1, lineEnd);
    if (!isEndOfContent(at)) {
      return new Entry(name, first, scalar(start));
    }
    advance();
    var nested = column > start || (column == start && isItem());
    return new Entry(name, first, nested ? block() : new Node.Nothing(first));
  }

  /// Where the colon is, if the content starts with a name and a colon.
  private int endOfName() {
    var next = at;
    while (next < lineEnd && isNameCharacter(text[next])) {
      next++;
    }
    var colon = next < lineEnd && text[next] == ':' && text[at] != '-';
    return colon && (next + 1 == lineEnd || text[next + 1] == ' ') ? next : at;
  }

  /// Whether a name can hold it without more ado.
  static boolean isNameCharacter(byte symbol) {
    return Names.isAlphanumeric(symbol)
        || symbol == '-'
        || symbol == '_'
        || symbol == '.'
        || symbol == '/';
  }

  /// A scalar goes on if the next line is further in than what it belongs to.
  private Node scalar(int start) {
    var node =
        switch (text[at]) {
          case '"', '\'' -> quoted(text[at]);
          case '[', '{' -> collection();
          default -> plain();
        };
    if (gaveUp) {
      return node;
    }
    advance();
    return column > start ? giveUp() : node;
  }

  private Node quoted(byte quote) {
    var close = at + 1;
    while (close < lineEnd && text[close] != quote) {
      if (text[close] == '\\' && quote == '"') {
        return giveUp();
      }
      close++;
    }
    return close < lineEnd && isRestEmpty(close + 1)
        ? new Node.Text(line, string(at + 1, close))
        : giveUp();
  }

  private Node collection() {
    var flow = new FlowReader(text, line, at, lineEnd);
    var node = flow.read();
    return flow.gaveUp() || !isRestEmpty(flow.end()) ? giveUp() : node;
  }

  private Node plain() {
    if (!startsPlain(text, at, lineEnd)) {
      return giveUp();
    }
    var end = at;
    while (end < lineEnd && !(text[end] == '#' && text[end - 1] == ' ')) {
      if (text[end] == ':' && (end + 1 == lineEnd || text[end + 1] == ' ')) {
        return giveUp();
      }
      end++;
    }
    while (text[end - 1] == ' ') {
      end--;
    }
    return PlainScalars.resolve(line, string(at, end));
  }

  /// Whether a plain scalar of a common kind can begin here.
  static boolean startsPlain(byte[] text, int at, int lineEnd) {
    var first = at < lineEnd ? text[at] : 0;
    return Names.isAlphanumeric(first)
        || "/._+~$(^=;<\\".indexOf(first) >= 0
        || (first == '-' && at + 1 < lineEnd && Names.isAlphanumeric(text[at + 1]));
  }

  private boolean isEndOfContent(int from) {
    return from == lineEnd || text[from] == '#';
  }

  private boolean isRestEmpty(int from) {
    var rest = skipSpaces(from, lineEnd);
    return rest == lineEnd || (rest > from && text[rest] == '#');
  }

  private String string(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
