package dev.sluice.object.decode;

import dev.sluice.object.GatewayTls;
import dev.sluice.object.GatewayTls.ClientValidation;
import dev.sluice.object.GatewayTls.Frontend;
import dev.sluice.object.Kind;
import dev.sluice.object.LocalRef;
import dev.sluice.object.ObjectRef;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads how a Gateway treats TLS beyond its listeners.
final class GatewayTlsReader {

  private static final int MOST_AUTHORITIES = 16;
  private static final int MOST_PORTS = 64;
  private static final String FALLBACK = "AllowInsecureFallback";
  private static final List<String> MODES = List.of("AllowValidOnly", FALLBACK);

  private GatewayTlsReader() {}

  static GatewayTls read(Fields tls) {
    return new GatewayTls(
        tls.object("backend", GatewayTlsReader::clientCertificate).flatMap(found -> found),
        tls.object("frontend", GatewayTlsReader::frontend));
  }

  private static Optional<ObjectRef> clientCertificate(Fields backend) {
    return backend.object("clientCertificateRef", ref -> References.to(Kind.SECRET, ref));
  }

  private static Frontend frontend(Fields frontend) {
    var validation = frontend.requiredObject("default", GatewayTlsReader::validated);
    return new Frontend(validation.flatMap(found -> found), perPort(frontend));
  }

  private static SortedMap<Integer, Optional<ClientValidation>> perPort(Fields frontend) {
    var ports = frontend.objects("perPort", MOST_PORTS, GatewayTlsReader::port);
    frontend.requireUnique("perPort", ports, Port::port);
    var byPort = new TreeMap<Integer, Optional<ClientValidation>>();
    ports.forEach(port -> byPort.put(port.port, port.validation));
    return byPort;
  }

  /// What one port says.
  private record Port(int port, Optional<ClientValidation> validation) {}

  private static Port port(Fields port) {
    var validation = port.requiredObject("tls", GatewayTlsReader::validated);
    return new Port(
        port.requiredInteger("port", 1, References.LAST_PORT), validation.flatMap(found -> found));
  }

  private static Optional<ClientValidation> validated(Fields tls) {
    return tls.object("validation", GatewayTlsReader::validation);
  }

  private static ClientValidation validation(Fields validation) {
    var mode = validation.choice("mode", MODES);
    validation.requireItems("caCertificateRefs");
    return new ClientValidation(
        validation.objects("caCertificateRefs", MOST_AUTHORITIES, GatewayTlsReader::authority),
        mode.filter(FALLBACK::equals).isPresent());
  }

  private static ObjectRef authority(Fields ref) {
    var authority = References.local(ref);
    var namespace = ref.optionalText("namespace", Names.DNS_LABEL);
    if (isTrustBundle(authority) && namespace.isPresent()) {
      ref.error("namespace", "does not go with a ClusterTrustBundle; remove it");
    }
    return new ObjectRef(authority.group(), authority.kind(), namespace, authority.name());
  }

  private static boolean isTrustBundle(LocalRef ref) {
    return ref.group().equals("certificates.k8s.io") && ref.kind().equals("ClusterTrustBundle");
  }
}
