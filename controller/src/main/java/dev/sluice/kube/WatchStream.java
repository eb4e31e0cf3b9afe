package dev.sluice.kube;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.BufferedSource;

/// The events of an open watch. One thread reads; any thread may end it.
final class WatchStream implements AutoCloseable {

  private static final int BATCH = 500;

  private final ApiServer.Streaming answer;
  private final BufferedSource source;

  WatchStream(ApiServer.Streaming answer) {
    this.answer = answer;
    this.source = answer.source();
  }

  /// Waits for an event and takes those that are there already with it; none when the server has
  /// ended the watch.
  ///
  /// @throws java.net.SocketTimeoutException if the watch is silent for too long
  /// @throws IOException if it breaks off
  List<WatchEvent> next() throws IOException {
    var events = new ArrayList<WatchEvent>();
    var end = source.indexOf((byte) '\n');
    if (end < 0 && !source.exhausted()) {
      throw new EOFException("the watch was cut off within an event");
    }
    while (end >= 0) {
      events.add(WatchEvent.parse(line(end)));
      end = events.size() < BATCH ? source.getBuffer().indexOf((byte) '\n') : -1;
    }
    return events;
  }

  void cancel() {
    answer.cancel();
  }

  @Override
  public void close() {
    answer.close();
  }

  private byte[] line(long end) throws IOException {
    var line = source.readByteArray(end);
    source.skip(1);
    return line;
  }
}
