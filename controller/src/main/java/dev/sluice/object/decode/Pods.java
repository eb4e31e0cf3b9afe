package dev.sluice.object.decode;

import dev.sluice.object.Metadata;
import dev.sluice.object.Pod;
import java.util.List;
import java.util.Optional;

/// Reads Pods.
final class Pods {

  private Pods() {}

  static Pod read(Metadata metadata, Fields object) {
    return object
        .object("status", status -> running(metadata, status))
        .orElseGet(() -> new Pod(metadata, List.of(), "", false));
  }

  private static Pod running(Metadata metadata, Fields status) {
    var first = status.optionalText("podIP", TextRule.ANY).filter(ip -> !ip.isEmpty());
    var all = status.objects("podIPs", Integer.MAX_VALUE, ip -> ip.text("ip", TextRule.ANY));
    return new Pod(
        metadata,
        all.isEmpty() ? first.stream().toList() : all,
        status.optionalText("phase", TextRule.ANY).orElse(""),
        status.objects("conditions", Integer.MAX_VALUE, Pods::ready).contains(true));
  }

  private static boolean ready(Fields condition) {
    return says(condition, "type", "Ready") && says(condition, "status", "True");
  }

  private static boolean says(Fields condition, String name, String wanted) {
    return condition.optionalText(name, TextRule.ANY).equals(Optional.of(wanted));
  }
}
