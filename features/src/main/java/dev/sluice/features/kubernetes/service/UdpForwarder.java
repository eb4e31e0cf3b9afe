package dev.sluice.features.kubernetes.service;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Passes datagrams on to an endpoint, one per client, and the answers back. Quiet clients are
/// forgotten.
final class UdpForwarder implements Forwarder {
  private static final System.Logger LOG = System.getLogger(UdpForwarder.class.getName());
  private static final int LARGEST = 65_507;
  private static final int IDLE_MILLIS = 60_000;

  private final DatagramSocket listener;
  private final Backends backends;
  private final Map<SocketAddress, Flow> flows = new ConcurrentHashMap<>();
  private final Thread receiver;

  private record Flow(DatagramSocket socket, InetSocketAddress backend) {}

  UdpForwarder(InetSocketAddress address, Backends backends) throws IOException {
    this.backends = backends;
    this.listener = new DatagramSocket(address);
    this.receiver = Thread.ofVirtual().name("udp " + address).start(this::receive);
  }

  private void receive() {
    byte[] buffer = new byte[LARGEST];
    while (!listener.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        listener.receive(packet);
        Optional<Flow> flow = flow((InetSocketAddress) packet.getSocketAddress());
        if (flow.isPresent()) {
          flow.get()
              .socket()
              .send(
                  new DatagramPacket(
                      Arrays.copyOf(buffer, packet.getLength()),
                      packet.getLength(),
                      flow.get().backend()));
        }
      } catch (IOException e) {
        if (!listener.isClosed()) {
          LOG.log(System.Logger.Level.DEBUG, "datagram lost", e);
        }
      }
    }
  }

  private Optional<Flow> flow(InetSocketAddress client) throws IOException {
    Flow known = flows.get(client);
    if (known != null && backends.has(known.backend()) && !known.socket().isClosed()) {
      return Optional.of(known);
    }
    Optional<InetSocketAddress> backend = backends.pick(client.getAddress());
    if (backend.isEmpty()) {
      return Optional.empty();
    }
    Flow flow = new Flow(new DatagramSocket(), backend.get());
    flow.socket().setSoTimeout(IDLE_MILLIS);
    Flow replaced = flows.put(client, flow);
    if (replaced != null) {
      replaced.socket().close();
    }
    Thread.startVirtualThread(() -> sendBack(flow, client));
    return Optional.of(flow);
  }

  private void sendBack(Flow flow, SocketAddress client) {
    byte[] buffer = new byte[LARGEST];
    try (DatagramSocket socket = flow.socket()) {
      while (true) {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        listener.send(new DatagramPacket(buffer, packet.getLength(), client));
      }
    } catch (SocketTimeoutException e) {
      LOG.log(System.Logger.Level.TRACE, "flow is idle");
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "flow ended", e);
    } finally {
      flows.remove(client, flow);
    }
  }

  @Override
  public void close() {
    listener.close();
    flows.values().forEach(flow -> flow.socket().close());
    try {
      // The system closes the socket only when no thread waits in it any more.
      receiver.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
