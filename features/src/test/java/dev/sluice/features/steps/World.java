package dev.sluice.features.steps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.client.Scene;
import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.http.Request;
import dev.sluice.features.process.Folder;
import dev.sluice.features.process.Installation;
import dev.sluice.features.process.Ports;
import dev.sluice.features.process.SluiceProcess;
import dev.sluice.features.tls.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One scenario's folder and its Sluice. Steps share it.
public final class World implements Scene {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Installation installation = Installation.current();
  private final Path directory;
  private final Folder folder;
  private final Ports ports = Ports.free();
  private final Trust trust = new Trust();
  private Optional<SluiceProcess> sluice = Optional.empty();

  /// A world with an empty folder.
  ///
  /// @throws IOException if there is no place for it
  public World() throws IOException {
    directory = Files.createTempDirectory("sluice-scenario-");
    folder = Folder.in(directory);
  }

  Installation installation() {
    return installation;
  }

  /// A place for files that Sluice does not watch.
  Path directory() {
    return directory;
  }

  Folder folder() {
    return folder;
  }

  Ports ports() {
    return ports;
  }

  /// All objects are in the namespace `default`, and hosts are written out.
  @Override
  public String meant(String text) {
    return text;
  }

  @Override
  public Trust trust() {
    return trust;
  }

  @Override
  public void save(String name, String yaml) throws IOException {
    folder.save(name + ".yaml", yaml);
  }

  @Override
  public JsonNode status(String kind, String name) {
    return sluice().management().status(kind, name);
  }

  @Override
  public int publicPort(int listenerPort) {
    return ports.bound(listenerPort);
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  SluiceProcess sluice() {
    return sluice.orElseThrow(() -> new IllegalStateException("Sluice does not run yet"));
  }

  void start(String... arguments) throws IOException {
    var started = SluiceProcess.start(installation, folder.path(), directory, ports, arguments);
    sluice = Optional.of(started);
  }

  @Override
  public HttpConnection connect(Request request) throws IOException {
    var address = ports.address(request.port());
    return request.encrypted()
        ? HttpConnection.encrypted(address, request.host(), trust.context())
        : HttpConnection.plain(address);
  }

  @Override
  public String evidence() {
    return sluice.map(running -> Evidence.of(running, folder)).orElse("\nSluice was not started");
  }

  /// Ends all that runs and deletes all that was written.
  ///
  /// @return processes that outlived Sluice
  List<ProcessHandle> end() throws IOException {
    var left = sluice.map(SluiceProcess::end).orElse(List.of());
    Folder.deleteAll(directory);
    return left;
  }
}
