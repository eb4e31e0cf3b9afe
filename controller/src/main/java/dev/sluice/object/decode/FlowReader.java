package dev.sluice.object.decode;

import dev.sluice.object.decode.Node.Entry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads a collection in brackets that begins and ends on one line, as in `{name: web, port: 80}`.
/// Gives up at anything uncommon, like [BlockReader], which uses it.
final class FlowReader {

  private static final int DEEPEST = 100;

  private final byte[] text;
  private final int line;
  private final int lineEnd;
  private int at;
  private int depth;
  private boolean gaveUp;

  /// @param at where the collection begins
  FlowReader(byte[] text, int line, int at, int lineEnd) {
    this.text = text;
    this.line = line;
    this.at = at;
    this.lineEnd = lineEnd;
  }

  /// The collection; worth nothing if the reader then [#gaveUp].
  Node read() {
    return value();
  }

  boolean gaveUp() {
    return gaveUp;
  }

  /// Where the collection has ended.
  int end() {
    return at;
  }

  private Node giveUp() {
    gaveUp = true;
    at = lineEnd;
    return new Node.Nothing(line);
  }

  private Node value() {
    return switch (symbol()) {
      case '{' -> nested(this::mapping);
      case '[' -> nested(this::sequence);
      case '"', '\'' -> quoted(symbol());
      default -> plain();
    };
  }

  private interface Collection {
    Node read();
  }

  private Node nested(Collection collection) {
    if (++depth > DEEPEST) {
      return giveUp();
    }
    at++;
    skipSpaces();
    var node = collection.read();
    depth--;
    return node;
  }

  private Node mapping() {
    if (isClosed('}')) {
      return new Node.Mapping(line, List.of());
    }
    var entries = new ArrayList<Entry>();
    do {
      skipSpaces();
      entries.add(entry());
    } while (goesOn('}'));
    return new Node.Mapping(line, entries);
  }

  private Node sequence() {
    if (isClosed(']')) {
      return new Node.Sequence(line, List.of());
    }
    var items = new ArrayList<Node>();
    do {
      skipSpaces();
      items.add(value());
    } while (goesOn(']'));
    return new Node.Sequence(line, items);
  }

  private Entry entry() {
    var start = at;
    while (BlockReader.isNameCharacter(symbol()) && symbol() != 0) {
      at++;
    }
    var end = at;
    if (end == start || text[start] == '-' || symbol() != ':' || next() != ' ') {
      return new Entry("", line, giveUp());
    }
    at++;
    skipSpaces();
    return new Entry(string(start, end), line, value());
  }

  private Node quoted(byte quote) {
    var start = ++at;
    while (symbol() != quote && at < lineEnd) {
      if (symbol() == '\\' && quote == '"') {
        return giveUp();
      }
      at++;
    }
    return at++ < lineEnd ? new Node.Text(line, string(start, at - 1)) : giveUp();
  }

  private Node plain() {
    var start = at;
    if (!BlockReader.startsPlain(text, at, lineEnd)) {
      return giveUp();
    }
    while (at < lineEnd && !isIndicator(symbol())) {
      if (isUncommon()) {
        return giveUp();
      }
      at++;
    }
    var end = at;
    while (text[end - 1] == ' ') {
      end--;
    }
    return PlainScalars.resolve(line, string(start, end));
  }

  /// The end of a name, or the begin of a comment.
  private boolean isUncommon() {
    return (symbol() == ':' && (next() == ' ' || next() == 0 || isIndicator(next())))
        || (symbol() == '#' && text[at - 1] == ' ');
  }

  private static boolean isIndicator(byte symbol) {
    return ",[]{}".indexOf(symbol) >= 0;
  }

  private boolean isClosed(char bracket) {
    var closed = symbol() == bracket;
    if (closed) {
      at++;
    }
    return closed;
  }

  /// Whether a comma announces more; anything else must be the end.
  private boolean goesOn(char bracket) {
    skipSpaces();
    var more = symbol() == ',';
    if (!more && symbol() != bracket) {
      giveUp();
      return false;
    }
    at++;
    return more;
  }

  private byte symbol() {
    return at < lineEnd ? text[at] : 0;
  }

  private byte next() {
    return at + 1 < lineEnd ? text[at + 1] : 0;
  }

  private void skipSpaces() {
    while (symbol() == ' ') {
      at++;
    }
  }

  private String string(int from, int to) {
    return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
