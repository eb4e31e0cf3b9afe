package dev.sluice.features.cluster;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/// The system calls by which a thread changes its network namespace.
final class NamespaceCalls {

  private static final int READ_ONLY = 0;
  private static final int NETWORK = 0x40000000;

  private static final MethodHandle OPEN =
      function("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle SETNS =
      function("setns", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private NamespaceCalls() {}

  /// Moves the calling thread, which must be a platform thread that does nothing else afterwards.
  ///
  /// @throws IOException if there is no such namespace, or it must not be entered
  static void enter(Path namespace) throws IOException {
    try (var arena = Arena.ofConfined()) {
      var descriptor = (int) OPEN.invokeExact(arena.allocateFrom(namespace.toString()), READ_ONLY);
      check(descriptor, "open", namespace);
      var entered = (int) SETNS.invokeExact(descriptor, NETWORK);
      var _ = (int) CLOSE.invokeExact(descriptor);
      check(entered, "enter", namespace);
    } catch (IOException | RuntimeException | Error failure) {
      throw failure;
    } catch (Throwable failure) {
      throw new IOException(failure);
    }
  }

  private static void check(int result, String action, Path namespace) throws IOException {
    if (result < 0) {
      throw new IOException("cannot %s the network namespace %s".formatted(action, namespace));
    }
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, FunctionDescriptor type) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }
}
