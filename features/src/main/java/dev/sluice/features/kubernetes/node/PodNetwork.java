package dev.sluice.features.kubernetes.node;

import dev.sluice.features.kubernetes.AddressPlan;
import dev.sluice.features.kubernetes.Command;
import java.util.BitSet;
import java.util.Optional;

/// Gives pods network namespaces and addresses on the node's bridge.
final class PodNetwork {
  private static final int FIRST = 256;
  private static final int LAST = 65_000;

  private final BitSet used = new BitSet(LAST);
  private int next = FIRST;

  /// A pod's place in the network.
  ///
  /// @param address the pod's address
  /// @param namespace the name of its network namespace; empty for a pod in the node's own
  ///   namespace
  /// @param number the address's number in the pod range
  record Attachment(String address, Optional<String> namespace, int number) {}

  static Attachment ofNode() {
    return new Attachment(AddressPlan.NODE_IP, Optional.empty(), 0);
  }

  Attachment attach() {
    int number = reserve();
    String address = AddressPlan.podAddress(number);
    String namespace = "pod-" + number;
    String link = "veth" + number;
    // The hardware address follows from the network address, so neighbours' caches are never wrong.
    Command.runWithInput(
        """
        netns add %1$s
        link add %2$s type veth peer name eth0 address 0a:58:0a:f4:%3$02x:%4$02x netns %1$s
        link set %2$s addrgenmode none
        link set %2$s master %5$s up
        """
            .formatted(namespace, link, number >> 8, number & 0xff, AddressPlan.BRIDGE),
        "ip",
        "-batch",
        "-");
    Command.runWithInput(
        """
        link set lo up
        link set eth0 addrgenmode none
        addr add %s/%d dev eth0
        link set eth0 up
        route add default via %s
        """
            .formatted(address, AddressPlan.POD_PREFIX_LENGTH, AddressPlan.NODE_IP),
        "ip",
        "-n",
        namespace,
        "-batch",
        "-");
    return new Attachment(address, Optional.of(namespace), number);
  }

  void detach(Attachment attachment) {
    attachment
        .namespace()
        .ifPresent(
            namespace -> {
              // The kernel removes the devices with the namespace, in its own time and many at
              // once.
              Command.run("ip", "netns", "del", namespace);
              synchronized (this) {
                used.clear(attachment.number());
              }
            });
  }

  private synchronized int reserve() {
    for (int tried = 0; tried < LAST - FIRST; tried++) {
      int number = next;
      next = next == LAST ? FIRST : next + 1;
      boolean hostPart = (number & 0xff) != 0 && (number & 0xff) != 255;
      if (hostPart && !used.get(number)) {
        used.set(number);
        return number;
      }
    }
    throw new IllegalStateException("no pod address is free");
  }
}
