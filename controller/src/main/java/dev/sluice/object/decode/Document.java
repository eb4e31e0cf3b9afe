package dev.sluice.object.decode;

import java.util.ArrayList;
import java.util.List;

/// One of the documents of a YAML stream, so that each can be decoded, and go wrong, by itself.
///
/// @param line line of the stream on which it starts, from 1
/// @param text its text, the leading `---` included
public record Document(int line, String text) {

  private static final String MARKER = "---";

  /// Splits a stream. A line that starts with `---` begins a document wherever it stands, even in a
  /// quoted or block scalar, so this needs no parser.
  public static List<Document> split(String stream) {
    var documents = new ArrayList<Document>();
    var start = 0;
    var startLine = 1;
    var line = 1;
    for (var end = stream.indexOf('\n'); end >= 0; end = stream.indexOf('\n', end + 1)) {
      line++;
      if (begins(stream, end + 1) && !onlyDirectives(stream, start, end)) {
        documents.add(new Document(startLine, stream.substring(start, end + 1)));
        start = end + 1;
        startLine = line;
      }
    }
    documents.add(new Document(startLine, stream.substring(start)));
    return documents;
  }

  private static boolean begins(String stream, int at) {
    var after = at + MARKER.length();
    return stream.startsWith(MARKER, at)
        && (after == stream.length() || Character.isWhitespace(stream.charAt(after)));
  }

  private static boolean onlyDirectives(String stream, int start, int end) {
    return stream.charAt(start) == '%' && stream.indexOf("\n" + MARKER, start) == end;
  }
}
