package dev.sluice.features.traffic;

import dev.sluice.features.http.Echo;
import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.http.Request;
import dev.sluice.features.http.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Steady requests over kept-alive connections until closed. Each connection has its own thread.
public final class Traffic implements AutoCloseable {

  private static final int CONNECTIONS = 4;

  private final Connector connector;
  private final List<Request> requests;
  private final Duration pause;
  private final Tally tally = new Tally();
  private final List<Thread> threads;
  private volatile boolean running = true;

  private Traffic(Connector connector, List<Request> requests, int perSecond) {
    this.connector = connector;
    this.requests = List.copyOf(requests);
    this.pause = Duration.ofSeconds(1).multipliedBy(CONNECTIONS).dividedBy(perSecond);
    this.threads =
        IntStream.range(0, CONNECTIONS)
            .mapToObj(number -> Thread.ofPlatform().daemon().unstarted(() -> send(number)))
            .toList();
  }

  /// Opens a connection. Called by several threads.
  @FunctionalInterface
  public interface Connector {

    /// A new connection.
    ///
    /// @throws IOException if nobody answers
    HttpConnection connect() throws IOException;
  }

  /// Starts sending to an address, in turn, at a steady rate.
  public static Traffic start(InetSocketAddress address, List<Request> requests, int perSecond) {
    return start(() -> HttpConnection.plain(address), requests, perSecond);
  }

  /// Starts sending, in turn, at a steady rate.
  public static Traffic start(Connector connector, List<Request> requests, int perSecond) {
    var traffic = new Traffic(connector, requests, perSecond);
    traffic.threads.forEach(Thread::start);
    return traffic;
  }

  /// What became of the requests so far.
  public Tally tally() {
    return tally;
  }

  private void send(int number) {
    var next = number;
    var connections = new ArrayList<HttpConnection>(1);
    var due = System.nanoTime();
    while (running) {
      send(requests.get(next++ % requests.size()), connections);
      due += pause.toNanos();
      LockSupport.parkNanos(due - System.nanoTime());
    }
    drop(connections);
  }

  /// At most one connection is kept.
  private void send(Request request, List<HttpConnection> connections) {
    try {
      if (connections.isEmpty()) {
        connections.add(connector.connect());
      }
      var connection = connections.getFirst();
      count(request, connection.exchange(request));
      if (!connection.reusable()) {
        tally.drained();
        drop(connections);
      }
    } catch (IOException failure) {
      tally.broken(failure);
      drop(connections);
    }
  }

  private void count(Request request, Response response) {
    tally.answered(response.status(), Echo.of(response).map(Echo::service).orElse("?"));
    if (!response.successful()) {
      tally.failed("%s -> %s".formatted(request, response));
    }
  }

  private static void drop(List<HttpConnection> connections) {
    for (var connection : connections) {
      try {
        connection.close();
      } catch (IOException _) {
        // It is gone either way.
      }
    }
    connections.clear();
  }

  /// Stops sending and waits for the answers on their way.
  ///
  /// @return what became of all requests
  public Tally stop() {
    running = false;
    for (var thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    return tally;
  }

  @Override
  public void close() {
    stop();
  }
}
