package dev.sluice.features.benchmark;

import java.io.IOException;

/// Something that is measured.
public interface Benchmark {

  /// Measures and reports.
  ///
  /// @throws IOException if what is measured does not work
  void run(Report report) throws IOException;
}
