package dev.sluice.standalone;

import java.util.List;
import java.util.stream.Stream;

/// Ties a child process to this one, so that it ends even when this one is killed.
///
/// The child's standard input is a pipe that only this process can write to, and the system closes
/// it when this process is gone, however that happened. The shell leaves a watcher that waits for
/// that, and then becomes the child itself: process id and exit code are the child's own. (The
/// parent-death signal of Linux follows the thread that forked, not the process, and does not exist
/// on macOS.)
final class Lifeline {
  /// `$$` stays the number of the outer shell within `( )`. Without job control a shell gives
  /// background commands an empty input, hence descriptor 3.
  private static final String SCRIPT =
      """
      grace=$1; shift
      exec 3<&0 </dev/null
      (
        trap '' INT TERM HUP
        while read -r line; do :; done
        kill -TERM $$ || exit
        while [ "$grace" -gt 0 ]; do
          sleep 1
          kill -0 $$ || exit
          grace=$((grace - 1))
        done
        kill -KILL $$
      ) <&3 >/dev/null 2>&1 &
      exec "$@" 3<&-
      """;

  private Lifeline() {}

  /// The command that runs the given one on a lifeline.
  ///
  /// @param graceSeconds between the request to end and the kill
  static List<String> tie(List<String> command, long graceSeconds) {
    var shell = Stream.of("/bin/sh", "-c", SCRIPT, "sluice", String.valueOf(graceSeconds));
    return Stream.concat(shell, command.stream()).toList();
  }
}
