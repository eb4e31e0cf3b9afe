package dev.sluice.features.kubernetes.node;

import dev.sluice.features.kubernetes.AddressPlan;
import io.kubernetes.client.openapi.models.V1HostAlias;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodDNSConfigOption;
import io.kubernetes.client.openapi.models.V1PodSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a pod sees as its host: its name, `/etc/hosts` and `/etc/resolv.conf`.
final class PodHost {

  private PodHost() {}

  static String name(V1Pod pod) {
    if (Boolean.TRUE.equals(pod.getSpec().getHostNetwork())) {
      return AddressPlan.NODE_NAME;
    }
    String name =
        Optional.ofNullable(pod.getSpec().getHostname()).orElse(pod.getMetadata().getName());
    return name.length() > 63 ? name.substring(0, 63).replaceAll("[-.]+$", "") : name;
  }

  static String hosts(V1Pod pod, String address) {
    StringBuilder text =
        new StringBuilder("127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n");
    V1PodSpec spec = pod.getSpec();
    text.append(address).append('\t');
    if (spec.getSubdomain() != null) {
      text.append(name(pod))
          .append('.')
          .append(spec.getSubdomain())
          .append('.')
          .append(pod.getMetadata().getNamespace())
          .append(".svc.")
          .append(AddressPlan.CLUSTER_DOMAIN)
          .append('\t');
    }
    text.append(name(pod)).append('\n');
    for (V1HostAlias alias : Optional.ofNullable(spec.getHostAliases()).orElse(List.of())) {
      text.append(alias.getIp())
          .append('\t')
          .append(String.join("\t", alias.getHostnames()))
          .append('\n');
    }
    return text.toString();
  }

  static String resolvConf(V1Pod pod) {
    List<String> servers = new ArrayList<>();
    List<String> searches = new ArrayList<>();
    List<String> options = new ArrayList<>();
    if (!"None".equals(pod.getSpec().getDnsPolicy())) {
      servers.add(AddressPlan.DNS_IP);
      String domain = AddressPlan.CLUSTER_DOMAIN;
      searches.addAll(
          List.of(pod.getMetadata().getNamespace() + ".svc." + domain, "svc." + domain, domain));
      options.add("ndots:5");
    }
    if (pod.getSpec().getDnsConfig() != null) {
      var config = pod.getSpec().getDnsConfig();
      servers.addAll(Optional.ofNullable(config.getNameservers()).orElse(List.of()));
      searches.addAll(Optional.ofNullable(config.getSearches()).orElse(List.of()));
      for (V1PodDNSConfigOption option :
          Optional.ofNullable(config.getOptions()).orElse(List.of())) {
        options.removeIf(existing -> existing.startsWith(option.getName() + ":"));
        options.add(
            option.getValue() == null
                ? option.getName()
                : option.getName() + ":" + option.getValue());
      }
    }
    StringBuilder text = new StringBuilder();
    servers.forEach(server -> text.append("nameserver ").append(server).append('\n'));
    if (!searches.isEmpty()) {
      text.append("search ").append(String.join(" ", searches)).append('\n');
    }
    if (!options.isEmpty()) {
      text.append("options ").append(String.join(" ", options)).append('\n');
    }
    return text.toString();
  }
}
