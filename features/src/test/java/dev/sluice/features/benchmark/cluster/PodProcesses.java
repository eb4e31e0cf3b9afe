package dev.sluice.features.benchmark.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What pods of a Kubernetes on this machine take, as /proc says. A pod of another cluster takes
/// nothing as far as this knows.
///
/// @param cluster its name
public record PodProcesses(String cluster) {

  private static final int MILLISECONDS_PER_TICK = 10;

  /// Processor time so far, in milliseconds.
  public long processorTime(String namespace, String pod) {
    return processes(namespace, pod).stream().mapToLong(PodProcesses::processorTime).sum();
  }

  /// Resident memory of its largest process, in megabytes of 10⁶ bytes.
  public double resident(String namespace, String pod) {
    return processes(namespace, pod).stream().mapToLong(PodProcesses::kibibytes).max().orElse(0)
        * 1024
        / 1e6;
  }

  private Set<Long> processes(String namespace, String pod) {
    var mark = "SLUICE_CONTAINER=%s/%s/%s/".formatted(cluster, namespace, pod);
    return ProcessHandle.allProcesses()
        .filter(process -> environment(process.pid()).anyMatch(entry -> entry.startsWith(mark)))
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .map(ProcessHandle::pid)
        .collect(Collectors.toSet());
  }

  private static Stream<String> environment(long process) {
    return read(process, "environ").stream().flatMap(text -> Arrays.stream(text.split("\0")));
  }

  /// Fields 14 and 15 of the line, counted after the name, which may contain anything.
  private static long processorTime(long process) {
    return read(process, "stat")
        .map(line -> line.substring(line.lastIndexOf(')') + 2).split(" "))
        .map(fields -> Long.parseLong(fields[11]) + Long.parseLong(fields[12]))
        .map(ticks -> ticks * MILLISECONDS_PER_TICK)
        .orElse(0L);
  }

  private static long kibibytes(long process) {
    return read(process, "status")
        .flatMap(text -> text.lines().filter(line -> line.startsWith("VmRSS:")).findFirst())
        .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .orElse(0L);
  }

  /// Nothing of a process that has ended meanwhile.
  private static Optional<String> read(long process, String file) {
    try {
      var bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process), file));
      return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IOException | UncheckedIOException _) {
      return Optional.empty();
    }
  }
}
