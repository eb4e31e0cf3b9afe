package dev.sluice.kube;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does things after a while, each on a thread of its own.
interface Later extends AutoCloseable {

  /// Runs this after the delay, unless it is closed by then.
  void run(Duration delay, Runnable task);

  @Override
  void close();

  /// By one timer, on virtual threads.
  static Later onVirtualThreads(String timer) {
    return new OnVirtualThreads(
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(timer).factory()));
  }

  /// A timer that starts virtual threads.
  ///
  /// @param timer tells the time
  record OnVirtualThreads(ScheduledExecutorService timer) implements Later {

    private static final Logger LOG = LoggerFactory.getLogger(Later.class);

    @Override
    public void run(Duration delay, Runnable task) {
      try {
        var _ =
            timer.schedule(
                () -> Thread.startVirtualThread(task), delay.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException closed) {
        LOG.trace("closed", closed);
      }
    }

    @Override
    public void close() {
      timer.shutdownNow();
    }
  }
}
