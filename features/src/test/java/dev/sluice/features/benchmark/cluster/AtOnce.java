package dev.sluice.features.benchmark.cluster;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/// Does the same for many numbers, some at a time.
public final class AtOnce {

  private static final int THREADS = 16;

  private AtOnce() {}

  /// Returns when all are done.
  ///
  /// @throws IOException if it fails for one of them
  public static void forEach(IntStream numbers, IntConsumer action) throws IOException {
    try (var pool = Executors.newFixedThreadPool(THREADS)) {
      var all = numbers.mapToObj(number -> pool.submit(() -> action.accept(number))).toList();
      for (var one : all) {
        one.get();
      }
    } catch (ExecutionException failure) {
      throw new IOException(failure.getCause());
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      throw new IOException(interruption);
    }
  }
}
