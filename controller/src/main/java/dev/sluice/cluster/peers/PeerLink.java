package dev.sluice.cluster.peers;

import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells one other replica what this one knows, and goes on trying while that cannot be reached. A
/// virtual thread of its own; [#changed] and [#close] may be called by any.
final class PeerLink implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PeerLink.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ManagedChannel channel;
  private final LongFunction<Message> messages;
  private final Thread thread;
  private boolean pending = true;
  private boolean broken;

  /// What to tell.
  ///
  /// @param last where the next one goes on
  record Message(Reports reports, long last) {}

  /// @param messages what there is to tell after a message; everything after 0
  PeerLink(String name, ManagedChannel channel, LongFunction<Message> messages) {
    this.channel = channel;
    this.messages = messages;
    this.thread = Thread.ofVirtual().name("peer-" + name).start(this::run);
  }

  /// There is something new to tell.
  synchronized void changed() {
    pending = true;
    notifyAll();
  }

  @Override
  public void close() {
    thread.interrupt();
    channel.shutdownNow();
  }

  private void run() {
    try {
      while (true) {
        tell();
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell() throws InterruptedException {
    begin();
    var call = channel.newCall(PeerProtocol.REPORT, CallOptions.DEFAULT);
    var stream = ClientCalls.asyncClientStreamingCall(call, new End());
    for (var last = 0L; awaitNews(); ) {
      var message = messages.apply(last);
      stream.onNext(message.reports().bytes());
      last = message.last();
    }
  }

  private synchronized void begin() {
    broken = false;
    pending = true;
  }

  /// Whether there is news to be told; false when the stream has ended.
  private synchronized boolean awaitNews() throws InterruptedException {
    while (!pending && !broken) {
      wait();
    }
    pending = false;
    return !broken;
  }

  private synchronized void end() {
    broken = true;
    notifyAll();
  }

  private final class End implements StreamObserver<byte[]> {

    @Override
    public void onNext(byte[] answer) {}

    @Override
    public void onError(Throwable problem) {
      LOG.debug("another replica is not reached: {}", problem.getMessage());
      end();
    }

    @Override
    public void onCompleted() {
      end();
    }
  }
}
