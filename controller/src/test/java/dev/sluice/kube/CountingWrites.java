package dev.sluice.kube;

import dev.sluice.object.Kind;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Remembers what was counted.
final class CountingWrites implements WriteCounter {

  private final AtomicInteger written = new AtomicInteger();
  private final List<Integer> codes = new CopyOnWriteArrayList<>();

  @Override
  public void written(Kind kind) {
    written.incrementAndGet();
  }

  @Override
  public void failed(Kind kind, int code) {
    codes.add(code);
  }

  int written() {
    return written.get();
  }

  List<Integer> codes() {
    return codes;
  }
}
