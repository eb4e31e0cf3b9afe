package dev.sluice.xds.ads;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The threads on which streams go on when it is not their own proxy that moves them.
///
/// One daemon thread only keeps time; the work is done by virtual threads, so a slow stream delays
/// no other.
final class Wakeups implements AutoCloseable {
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("ads-", 0).factory());
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("ads-timer").factory());

  Wakeups() {
    timer.setRemoveOnCancelPolicy(true);
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  void now(Runnable work) {
    if (!workers.isShutdown()) {
      workers.execute(work);
    }
  }

  ScheduledFuture<?> after(long nanos, Runnable work) {
    return timer.schedule(work, nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    workers.shutdown();
    try {
      var _ = workers.awaitTermination(Duration.ofSeconds(5).toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
