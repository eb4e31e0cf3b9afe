package dev.sluice.incremental;

/// One thing read by one computation. There are many of them: two references and a slot.
final class Edge {
  private final Source source;
  private final Memo<?, ?> reader;
  private int slot;

  Edge(Source source, Memo<?, ?> reader) {
    this.source = source;
    this.reader = reader;
  }

  Source source() {
    return source;
  }

  Memo<?, ?> reader() {
    return reader;
  }

  /// Where the source keeps this edge among those of its readers.
  int slot() {
    return slot;
  }

  void slot(int slot) {
    this.slot = slot;
  }

  void connect() {
    source.connect(this);
  }

  void disconnect() {
    source.disconnect(this);
  }
}
