package dev.sluice.training;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A start that an AOT cache is trained on: what the program needs around it, and what is to be
/// done to it. Used by one thread.
public interface Training extends AutoCloseable {

  /// The arguments of the program.
  ///
  /// @param managementPort where it is to be asked
  List<String> arguments(int managementPort);

  /// What the environment of the program says, besides what it inherits.
  default Map<String, String> environment() {
    return Map.of();
  }

  /// Does to the program what users and proxies do to it. Called again and again while the program
  /// starts, until it says that all is done.
  ///
  /// @param management the answer to a path on the management port; empty if there is none
  /// @return whether all is done
  boolean exercise(Function<String, Optional<String>> management) throws IOException;

  @Override
  void close() throws IOException;
}
