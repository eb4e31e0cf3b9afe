package dev.sluice.features.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/// Prepares the namespaces the process already runs in: interfaces, local address ranges and
/// private mounts.
final class NodeNetwork {
  private NodeNetwork() {}

  static void prepare(Layout layout) {
    try {
      Files.createDirectories(layout.work());
      Files.createDirectories(layout.logs());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // Network namespaces of pods are named in a private directory, so that none outlives the
    // cluster.
    Command.run("mount", "-t", "tmpfs", "tmpfs", "/run/netns");
    Command.run("mount", "-t", "tmpfs", "-o", "mode=0755", "tmpfs", layout.work().toString());
    Command.runWithInput(
        """
        link set lo up
        link add %1$s type bridge
        link set %1$s addrgenmode none
        addr add %2$s/%3$d dev %1$s
        link set %1$s up
        route add local %4$s dev lo
        route add local %5$s dev lo
        """
            .formatted(
                AddressPlan.BRIDGE,
                AddressPlan.NODE_IP,
                AddressPlan.POD_PREFIX_LENGTH,
                AddressPlan.SERVICE_CIDR,
                AddressPlan.LOAD_BALANCER_CIDR),
        "ip",
        "-batch",
        "-");
  }
}
