package dev.sluice.features.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A connection that is kept alive between exchanges. Used by one thread at a time.
///
/// The JDK's own client hides which connection it takes and insists on the server name of the URL;
/// both matter here.
public final class HttpConnection implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Socket socket;
  private final ResponseReader responses;
  private boolean reusable = true;

  private HttpConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.responses = new ResponseReader(new BufferedInputStream(socket.getInputStream()));
  }

  /// Connects without encryption.
  ///
  /// @throws IOException if nobody listens there
  public static HttpConnection plain(InetSocketAddress address) throws IOException {
    return new HttpConnection(connect(address));
  }

  /// Takes over a connection, without encryption.
  ///
  /// @throws IOException if it is broken
  public static HttpConnection plain(Socket connected) throws IOException {
    return new HttpConnection(connected);
  }

  /// Connects and shakes hands.
  ///
  /// @param serverName sent as SNI, and the name the certificate must be for
  /// @throws IOException if the handshake fails, or the certificate is not one the context trusts
  public static HttpConnection encrypted(
      InetSocketAddress address, String serverName, SSLContext context) throws IOException {
    return encrypted(connect(address), serverName, context);
  }

  /// Shakes hands over a connection.
  ///
  /// @param serverName sent as SNI, and the name the certificate must be for
  /// @throws IOException if the handshake fails, or the certificate is not one the context trusts
  public static HttpConnection encrypted(Socket connected, String serverName, SSLContext context)
      throws IOException {
    var port = connected.getPort();
    var layered =
        (SSLSocket) context.getSocketFactory().createSocket(connected, serverName, port, true);
    var parameters = layered.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(serverName)));
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    layered.setSSLParameters(parameters);
    layered.startHandshake();
    return new HttpConnection(layered);
  }

  private static Socket connect(InetSocketAddress address) throws IOException {
    var socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout((int) PATIENCE.toMillis());
    socket.connect(address, (int) PATIENCE.toMillis());
    return socket;
  }

  /// Sends a request and waits for the whole answer.
  ///
  /// @throws IOException if the connection breaks before
  public Response exchange(Request request) throws IOException {
    socket.getOutputStream().write(request.wireFormat().getBytes(ISO_8859_1));
    var response = responses.read(request.method());
    reusable = !response.last();
    return response;
  }

  /// Whether another request may be sent.
  public boolean reusable() {
    return reusable;
  }

  /// The certificate that the other side showed.
  ///
  /// @throws IOException if the connection is not encrypted
  public X509Certificate certificate() throws IOException {
    if (socket instanceof SSLSocket encrypted) {
      return (X509Certificate) encrypted.getSession().getPeerCertificates()[0];
    }
    throw new IOException("the connection is not encrypted");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
