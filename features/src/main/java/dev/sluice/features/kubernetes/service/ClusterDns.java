package dev.sluice.features.kubernetes.service;

import dev.sluice.features.kubernetes.AddressPlan;
import dev.sluice.features.kubernetes.ClusterApi;
import io.kubernetes.client.openapi.models.DiscoveryV1EndpointPort;
import io.kubernetes.client.openapi.models.V1Endpoint;
import io.kubernetes.client.openapi.models.V1EndpointSlice;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServicePort;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Answers names of services below the cluster domain, as the Kubernetes DNS specification says;
/// knows no others.
public final class ClusterDns {
  private static final System.Logger LOG = System.getLogger(ClusterDns.class.getName());
  private static final long TTL = 5;
  private static final int LARGEST_DATAGRAM = 1232;
  private static final int IDLE_MILLIS = 10_000;
  private static final Name ZONE = Name.fromConstantString(AddressPlan.CLUSTER_DOMAIN + ".");

  private final ClusterApi api;

  /// A DNS server for the Services of a cluster, not started yet.
  public ClusterDns(ClusterApi api) {
    this.api = api;
  }

  /// Begins to answer at the cluster's DNS address.
  public void start() {
    try {
      InetSocketAddress address = new InetSocketAddress(AddressPlan.DNS_IP, 53);
      DatagramSocket datagrams = new DatagramSocket(address);
      ServerSocket connections = new ServerSocket();
      connections.setReuseAddress(true);
      connections.bind(address, 128);
      Thread.ofVirtual().name("dns udp").start(() -> serveDatagrams(datagrams));
      Thread.ofVirtual().name("dns tcp").start(() -> serveConnections(connections));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serveDatagrams(DatagramSocket socket) {
    byte[] buffer = new byte[4096];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        byte[] answer = answer(Arrays.copyOf(buffer, packet.getLength())).toWire(LARGEST_DATAGRAM);
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException | RuntimeException e) {
        LOG.log(System.Logger.Level.DEBUG, "query not answered", e);
      }
    }
  }

  private void serveConnections(ServerSocket listener) {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.startVirtualThread(() -> serve(socket));
      } catch (IOException e) {
        LOG.log(System.Logger.Level.DEBUG, "accept failed", e);
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setSoTimeout(IDLE_MILLIS);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      while (true) {
        byte[] query = new byte[in.readUnsignedShort()];
        in.readFully(query);
        byte[] answer = answer(query).toWire();
        out.writeShort(answer.length);
        out.write(answer);
        out.flush();
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.TRACE, "connection ended", e);
    }
  }

  private Message answer(byte[] wire) throws IOException {
    Message query = new Message(wire);
    Record question = query.getQuestion();
    Message answer = new Message(query.getHeader().getID());
    answer.getHeader().setFlag(Flags.QR);
    answer.getHeader().setFlag(Flags.AA);
    answer.getHeader().setFlag(Flags.RA);
    if (query.getHeader().getFlag(Flags.RD)) {
      answer.getHeader().setFlag(Flags.RD);
    }
    answer.addRecord(question, Section.QUESTION);
    Optional<List<Record>> known = look(question.getName(), question.getType());
    known.orElse(List.of()).forEach(record -> answer.addRecord(record, Section.ANSWER));
    if (known.isEmpty()) {
      answer.getHeader().setRcode(Rcode.NXDOMAIN);
    }
    if (known.orElse(List.of()).isEmpty()) {
      answer.addRecord(
          new SOARecord(ZONE, DClass.IN, TTL, ZONE, ZONE, 1, 3600, 600, 86_400, TTL),
          Section.AUTHORITY);
    }
    return answer;
  }

  /// The records of a name; empty if there is no such name, an empty list if it has none of the
  /// asked type.
  private Optional<List<Record>> look(Name name, int type) throws IOException {
    if (!name.subdomain(ZONE)) {
      return Optional.empty();
    }
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < name.labels() - ZONE.labels(); i++) {
      labels.add(name.getLabelString(i).toLowerCase(Locale.ROOT));
    }
    int count = labels.size();
    if (count == 3 && labels.get(2).equals("pod")) {
      return Optional.of(
          type == Type.A
              ? addressRecords(name, List.of(labels.getFirst().replace('-', '.')))
              : List.of());
    }
    if (count < 3 || !labels.get(count - 1).equals("svc")) {
      return Optional.empty();
    }
    Optional<V1Service> found = api.services().find(labels.get(count - 2), labels.get(count - 3));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    V1Service service = found.get();
    return switch (count) {
      case 3 -> Optional.of(ofService(name, type, service));
      case 4 -> ofEndpoint(name, type, service, labels.getFirst());
      case 5 -> ofPort(name, type, service, labels.get(0), labels.get(1));
      default -> Optional.empty();
    };
  }

  private List<Record> ofService(Name name, int type, V1Service service) throws IOException {
    if ("ExternalName".equals(service.getSpec().getType())) {
      Name target = Name.fromString(service.getSpec().getExternalName() + ".");
      List<Record> records =
          new ArrayList<>(List.of(new CNAMERecord(name, DClass.IN, TTL, target)));
      if (type != Type.CNAME && target.subdomain(ZONE) && !target.equals(name)) {
        records.addAll(look(target, type).orElse(List.of()));
      }
      return records;
    }
    return type == Type.A ? addressRecords(name, addresses(service)) : List.of();
  }

  private List<String> addresses(V1Service service) {
    if (!isHeadless(service)) {
      return List.of(service.getSpec().getClusterIP());
    }
    return endpoints(service).stream()
        .flatMap(endpoint -> endpoint.getAddresses().stream())
        .distinct()
        .toList();
  }

  private Optional<List<Record>> ofEndpoint(Name name, int type, V1Service service, String label)
      throws IOException {
    List<String> addresses =
        endpoints(service).stream()
            .filter(endpoint -> label.equals(endpointLabel(endpoint)))
            .flatMap(endpoint -> endpoint.getAddresses().stream())
            .toList();
    return addresses.isEmpty()
        ? Optional.empty()
        : Optional.of(type == Type.A ? addressRecords(name, addresses) : List.of());
  }

  private Optional<List<Record>> ofPort(
      Name name, int type, V1Service service, String port, String protocol) throws IOException {
    List<Record> records = new ArrayList<>();
    Name base = new Name(name, 2);
    if (isHeadless(service)) {
      for (V1EndpointSlice slice : slices(service)) {
        for (DiscoveryV1EndpointPort candidate :
            Optional.ofNullable(slice.getPorts()).orElse(List.of())) {
          if (matches(candidate.getName(), candidate.getProtocol(), port, protocol)) {
            for (V1Endpoint endpoint : serving(service, slice)) {
              Name target = Name.concatenate(Name.fromString(endpointLabel(endpoint)), base);
              records.add(new SRVRecord(name, DClass.IN, TTL, 0, 100, candidate.getPort(), target));
            }
          }
        }
      }
    } else {
      for (V1ServicePort candidate :
          Optional.ofNullable(service.getSpec().getPorts()).orElse(List.of())) {
        if (matches(candidate.getName(), candidate.getProtocol(), port, protocol)) {
          records.add(new SRVRecord(name, DClass.IN, TTL, 0, 100, candidate.getPort(), base));
        }
      }
    }
    return records.isEmpty()
        ? Optional.empty()
        : Optional.of(type == Type.SRV ? records : List.of());
  }

  private static boolean matches(
      String name, String protocol, String portLabel, String protocolLabel) {
    return name != null
        && portLabel.equals("_" + name)
        && protocolLabel.equalsIgnoreCase("_" + protocol);
  }

  private static boolean isHeadless(V1Service service) {
    return "None".equals(service.getSpec().getClusterIP());
  }

  private List<V1EndpointSlice> slices(V1Service service) {
    return api
        .endpointSlices()
        .withKey(service.getMetadata().getNamespace() + "/" + service.getMetadata().getName())
        .stream()
        .filter(slice -> "IPv4".equals(slice.getAddressType()))
        .toList();
  }

  private List<V1Endpoint> endpoints(V1Service service) {
    return slices(service).stream().flatMap(slice -> serving(service, slice).stream()).toList();
  }

  private static List<V1Endpoint> serving(V1Service service, V1EndpointSlice slice) {
    boolean all = Boolean.TRUE.equals(service.getSpec().getPublishNotReadyAddresses());
    return Optional.ofNullable(slice.getEndpoints()).orElse(List.of()).stream()
        .filter(
            endpoint ->
                all
                    || endpoint.getConditions() == null
                    || !Boolean.FALSE.equals(endpoint.getConditions().getReady()))
        .toList();
  }

  private static String endpointLabel(V1Endpoint endpoint) {
    return Optional.ofNullable(endpoint.getHostname())
        .orElseGet(() -> endpoint.getAddresses().getFirst().replace('.', '-'));
  }

  private static List<Record> addressRecords(Name name, List<String> addresses) throws IOException {
    List<Record> records = new ArrayList<>();
    for (String address : addresses) {
      records.add(new ARecord(name, DClass.IN, TTL, InetAddress.getByName(address)));
    }
    return records;
  }
}
