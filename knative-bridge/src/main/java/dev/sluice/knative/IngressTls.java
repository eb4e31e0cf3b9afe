package dev.sluice.knative;

import java.util.List;

/// A certificate for some hosts.
///
/// @param hosts hosts that the certificate is for
/// @param secretName Secret that holds it; empty where none is written
/// @param secretNamespace namespace of the Secret; empty means that of the KIngress
public record IngressTls(List<String> hosts, String secretName, String secretNamespace) {

  public IngressTls {
    hosts = List.copyOf(hosts);
  }
}
