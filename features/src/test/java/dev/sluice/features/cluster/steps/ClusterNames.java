package dev.sluice.features.cluster.steps;

import dev.sluice.features.cluster.Cluster;
import dev.sluice.features.kubernetes.AddressPlan;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Sends requests where a pod would send them: to what the cluster's DNS says.
record ClusterNames(Cluster cluster) implements Entrance {

  private static final int PORT = 53;
  private static final List<String> ENDINGS =
      List.of(".", ".svc.cluster.local.", ".cluster.local.");
  private static final int LONGEST = 4096;

  /// Names are completed as in a pod: `shop.default` is known as `shop.default.svc.cluster.local`.
  @Override
  public String address(String host) throws IOException {
    for (var ending : ENDINGS) {
      var found = lookUp(Name.fromString(host + ending));
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new UnknownHostException(host + " in the cluster");
  }

  private Optional<String> lookUp(Name name) throws IOException {
    var question = Record.newRecord(name, Type.A, DClass.IN);
    return ask(Message.newQuery(question)).getSection(Section.ANSWER).stream()
        .filter(ARecord.class::isInstance)
        .map(record -> ((ARecord) record).getAddress().getHostAddress())
        .findFirst();
  }

  private Message ask(Message query) throws IOException {
    var wire = query.toWire();
    var answer = new DatagramPacket(new byte[LONGEST], LONGEST);
    try (var socket = cluster.datagrams()) {
      socket.send(new DatagramPacket(wire, wire.length, server()));
      socket.receive(answer);
    }
    return new Message(Arrays.copyOf(answer.getData(), answer.getLength()));
  }

  private InetSocketAddress server() {
    var address =
        cluster
            .find("v1 Service", "kube-system", "kube-dns")
            .map(service -> service.at("/spec/clusterIP").asText())
            .orElse(AddressPlan.DNS_IP);
    return new InetSocketAddress(address, PORT);
  }
}
