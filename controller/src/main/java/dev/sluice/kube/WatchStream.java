package dev.sluice.kube;

import dev.sluice.object.Kind;
import dev.sluice.object.decode.ClusterEvent;
import dev.sluice.object.decode.ClusterObjects;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.BufferedSource;

/// The events of an open watch. One thread reads; any thread may end it.
final class WatchStream implements AutoCloseable {

  private static final int BATCH = 500;

  private final Kind kind;
  private final ApiServer.Streaming answer;
  private final BufferedSource source;

  WatchStream(Kind kind, ApiServer.Streaming answer) {
    this.kind = kind;
    this.answer = answer;
    this.source = answer.source();
  }

  /// Waits for an event and takes those that are there already with it; none when the server has
  /// ended the watch.
  ///
  /// @throws java.net.SocketTimeoutException if the watch is silent for too long
  /// @throws IOException if it breaks off
  List<ClusterEvent> next() throws IOException {
    var events = new ArrayList<ClusterEvent>();
    var end = source.indexOf((byte) '\n');
    if (end < 0 && !source.exhausted()) {
      throw new EOFException("the watch was cut off within an event");
    }
    while (end >= 0) {
      events.add(ClusterObjects.event(kind, line(end)));
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
