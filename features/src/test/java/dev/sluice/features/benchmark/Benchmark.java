package dev.sluice.features.benchmark;

import java.io.IOException;

/// Something that is measured.
interface Benchmark {

  void run(Report report) throws IOException;
}
