package dev.sluice.object;

import java.util.List;

/// What all kinds of routes have in common: they attach to parents and are for hosts.
public sealed interface Route extends ApiObject
    permits HttpRoute, GrpcRoute, TlsRoute, TcpRoute, UdpRoute {

  /// Where to attach, in the order written.
  List<ParentRef> parentRefs();

  /// Hosts this route is for, lower case; every host of the listener when empty. Always empty for
  /// routes of streams without host names.
  List<String> hostnames();

  /// Paths of fields that are set, valid, and not acted upon.
  List<String> unsupported();
}
