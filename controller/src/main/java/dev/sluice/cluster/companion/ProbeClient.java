package dev.sluice.cluster.companion;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sluice.knative.NetworkHash;
import dev.sluice.knative.companion.ProbeRequest;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// Asks proxies which version of a KIngress they follow. Any thread; calls block.
final class ProbeClient {

  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;
  private static final int LONGEST_HEAD = 64 * 1024;

  private final Duration patience;
  private final SSLContext tls = trustingAnybody();

  /// @param patience how long to wait for an answer
  ProbeClient(Duration patience) {
    this.patience = patience;
  }

  /// Whether the proxy follows the version. A backend that was reached and knows nothing of probes
  /// shows that as well; an answer of the proxy alone does not.
  boolean follows(Target target, ProbeRequest request) throws IOException {
    try (var socket = open(target, request.host())) {
      socket.getOutputStream().write(text(request).getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      return judged(head(socket.getInputStream()), request.hash());
    }
  }

  private Socket open(Target target, String host) throws IOException {
    var millis = Math.toIntExact(patience.toMillis());
    var plain = new Socket();
    try {
      plain.connect(
          new InetSocketAddress(InetAddress.ofLiteral(target.address()), target.port()), millis);
      plain.setSoTimeout(millis);
      return target.secure() ? secured(plain, host) : plain;
    } catch (IOException | IllegalArgumentException unusable) {
      plain.close();
      throw unusable;
    }
  }

  private Socket secured(Socket plain, String host) throws IOException {
    var socket =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
    var parameters = socket.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(host)));
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static String text(ProbeRequest request) {
    var text = new StringBuilder("GET " + request.path() + " HTTP/1.1\r\n");
    text.append("Host: ").append(request.host()).append("\r\n");
    text.append("User-Agent: Knative-Ingress-Probe\r\nK-Network-Probe: probe\r\n");
    request
        .headers()
        .forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    return text.append("Connection: close\r\n\r\n").toString();
  }

  private static List<String> head(InputStream source) throws IOException {
    var input = new BufferedInputStream(source);
    var text = new StringBuilder();
    for (var next = input.read(); next >= 0 && text.length() < LONGEST_HEAD; next = input.read()) {
      text.append((char) next);
      if (next == '\n' && text.toString().endsWith("\r\n\r\n")) {
        break;
      }
    }
    return text.toString().lines().toList();
  }

  private static boolean judged(List<String> head, String hash) throws IOException {
    var code = code(head);
    if (code == NOT_FOUND || code >= SERVER_ERROR) {
      return false;
    }
    var name = NetworkHash.HEADER.toLowerCase(Locale.ROOT) + ":";
    return code != OK
        || head.stream()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name))
            .allMatch(line -> line.substring(name.length()).strip().equals(hash));
  }

  private static int code(List<String> head) throws IOException {
    var words = head.isEmpty() ? new String[0] : head.getFirst().split(" ", 3);
    if (words.length < 2 || !words[1].matches("[1-5]\\d\\d")) {
      throw new IOException("no answer in HTTP");
    }
    return Integer.parseInt(words[1]);
  }

  /// Certificates are for clients of the KIngress; a probe tells no secret.
  private static SSLContext trustingAnybody() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Anybody()}, null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static final class Anybody implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
