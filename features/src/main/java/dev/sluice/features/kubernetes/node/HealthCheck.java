package dev.sluice.features.kubernetes.node;

import io.kubernetes.client.custom.IntOrString;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1ContainerPort;
import io.kubernetes.client.openapi.models.V1HTTPGetAction;
import io.kubernetes.client.openapi.models.V1HTTPHeader;
import io.kubernetes.client.openapi.models.V1LifecycleHandler;
import io.kubernetes.client.openapi.models.V1Probe;
import io.kubernetes.client.openapi.models.V1TCPSocketAction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// Carries out the actions of probes and hooks. A check throws an [IOException] when it fails.
@FunctionalInterface
interface HealthCheck {

  void run(Duration timeout) throws IOException, InterruptedException;

  static HealthCheck of(
      V1Probe probe, V1Container container, ContainerProcess process, String podAddress) {
    if (probe.getHttpGet() != null) {
      return http(probe.getHttpGet(), container, podAddress);
    }
    if (probe.getTcpSocket() != null) {
      return tcp(probe.getTcpSocket(), container, podAddress);
    }
    if (probe.getExec() != null) {
      return exec(probe.getExec().getCommand(), process);
    }
    if (probe.getGrpc() != null) {
      var address = new InetSocketAddress(podAddress, probe.getGrpc().getPort());
      return timeout ->
          GrpcHealth.check(
              address, Optional.ofNullable(probe.getGrpc().getService()).orElse(""), timeout);
    }
    return timeout -> {};
  }

  static HealthCheck of(
      V1LifecycleHandler hook, V1Container container, ContainerProcess process, String podAddress) {
    if (hook.getHttpGet() != null) {
      return http(hook.getHttpGet(), container, podAddress);
    }
    if (hook.getExec() != null) {
      return exec(hook.getExec().getCommand(), process);
    }
    if (hook.getSleep() != null) {
      return timeout -> process.waitFor(Duration.ofSeconds(hook.getSleep().getSeconds()));
    }
    if (hook.getTcpSocket() != null) {
      return tcp(hook.getTcpSocket(), container, podAddress);
    }
    return timeout -> {};
  }

  private static HealthCheck http(
      V1HTTPGetAction action, V1Container container, String podAddress) {
    boolean secure = "HTTPS".equalsIgnoreCase(action.getScheme());
    String host =
        Optional.ofNullable(action.getHost()).filter(name -> !name.isEmpty()).orElse(podAddress);
    int port = port(action.getPort(), container);
    String path = Optional.ofNullable(action.getPath()).filter(text -> !text.isEmpty()).orElse("/");
    StringBuilder request =
        new StringBuilder("GET " + (path.startsWith("/") ? path : "/" + path) + " HTTP/1.1\r\n");
    boolean hasHost = false;
    boolean hasClientName = false;
    for (V1HTTPHeader header : Optional.ofNullable(action.getHttpHeaders()).orElse(List.of())) {
      hasHost |= header.getName().equalsIgnoreCase("host");
      hasClientName |= header.getName().equalsIgnoreCase("user-agent");
      request.append(header.getName()).append(": ").append(header.getValue()).append("\r\n");
    }
    request.append(hasHost ? "" : "Host: " + host + ":" + port + "\r\n");
    request.append(hasClientName ? "" : "User-Agent: kube-probe/1.36\r\n");
    request.append("Accept: */*\r\nConnection: close\r\n\r\n");
    byte[] bytes = request.toString().getBytes(StandardCharsets.ISO_8859_1);
    return timeout -> {
      try (Socket socket =
          secure ? Trusting.CONTEXT.getSocketFactory().createSocket() : new Socket()) {
        socket.setSoTimeout((int) timeout.toMillis());
        socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
        socket.getOutputStream().write(bytes);
        int status = HttpAnswer.status(socket.getInputStream());
        if (status < 200 || status >= 400) {
          throw new IOException("HTTP probe failed with statuscode: " + status);
        }
      }
    };
  }

  private static HealthCheck tcp(
      V1TCPSocketAction action, V1Container container, String podAddress) {
    String host =
        Optional.ofNullable(action.getHost()).filter(name -> !name.isEmpty()).orElse(podAddress);
    int port = port(action.getPort(), container);
    return timeout -> {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(host, port), (int) timeout.toMillis());
      }
    };
  }

  private static HealthCheck exec(List<String> command, ContainerProcess process) {
    return timeout -> {
      Process check = process.execute(command);
      check.getOutputStream().close();
      if (!check.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        check.descendants().forEach(ProcessHandle::destroyForcibly);
        check.destroyForcibly();
        throw new IOException("command timed out");
      }
      if (check.exitValue() != 0) {
        String output =
            new String(check.getInputStream().readNBytes(1024), StandardCharsets.UTF_8).strip();
        throw new IOException("command ended with " + check.exitValue() + ": " + output);
      }
    };
  }

  private static int port(IntOrString port, V1Container container) {
    if (port.isInteger()) {
      return port.getIntValue();
    }
    return Optional.ofNullable(container.getPorts()).orElse(List.of()).stream()
        .filter(candidate -> port.getStrValue().equals(candidate.getName()))
        .map(V1ContainerPort::getContainerPort)
        .findFirst()
        .orElseGet(() -> Integer.parseInt(port.getStrValue()));
  }

  /// Probes do not verify certificates.
  final class Trusting {
    private static final SSLContext CONTEXT = context();

    private Trusting() {}

    private static SSLContext context() {
      try {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new TrustEverything()}, null);
        return context;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
