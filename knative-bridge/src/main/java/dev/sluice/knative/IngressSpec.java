package dev.sluice.knative;

import java.util.List;

/// What a KIngress asks for, the API's defaults applied.
///
/// @param tls certificates for hosts of the rules
/// @param rules what to do, in the order written
/// @param httpOption what becomes of requests in plain text
public record IngressSpec(List<IngressTls> tls, List<IngressRule> rules, HttpOption httpOption) {

  public IngressSpec {
    tls = List.copyOf(tls);
    rules = List.copyOf(rules);
  }
}
