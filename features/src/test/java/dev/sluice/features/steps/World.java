package dev.sluice.features.steps;

import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.http.Request;
import dev.sluice.features.http.Response;
import dev.sluice.features.process.Folder;
import dev.sluice.features.process.Installation;
import dev.sluice.features.process.Ports;
import dev.sluice.features.process.SluiceProcess;
import dev.sluice.features.tls.Trust;
import dev.sluice.features.traffic.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One scenario's folder, its Sluice, and the last thing that was sent. Steps share it.
public final class World {

  private final Installation installation = Installation.current();
  private final Path directory;
  private final Folder folder;
  private final Ports ports = Ports.free();
  private final Trust trust = new Trust();
  private Optional<SluiceProcess> sluice = Optional.empty();
  private Optional<Traffic> traffic = Optional.empty();
  private Optional<Exchange> last = Optional.empty();

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

  /// What clients trust.
  Trust trust() {
    return trust;
  }

  SluiceProcess sluice() {
    return sluice.orElseThrow(() -> new IllegalStateException("Sluice does not run yet"));
  }

  Traffic traffic() {
    return traffic.orElseThrow(() -> new IllegalStateException("no traffic was started"));
  }

  void start(String... arguments) throws IOException {
    var started = SluiceProcess.start(installation, folder.path(), directory, ports, arguments);
    sluice = Optional.of(started);
  }

  void startTraffic(Request request, int perSecond) {
    traffic =
        Optional.of(Traffic.start(ports.address(request.port()), List.of(request), perSecond));
  }

  /// The last request and its answer.
  Exchange last() {
    return last.orElseThrow(() -> new IllegalStateException("nothing was sent yet"));
  }

  /// Sends over a new connection.
  Response send(Request request) throws IOException {
    try (var connection = connect(request)) {
      var response = connection.exchange(request);
      last = Optional.of(new Exchange(request, response));
      return response;
    }
  }

  /// Opens a connection to where the request wants to go.
  HttpConnection connect(Request request) throws IOException {
    var address = ports.address(request.port());
    return request.encrypted()
        ? HttpConnection.encrypted(address, request.host(), trust.context())
        : HttpConnection.plain(address);
  }

  /// What a reader needs to understand a failure.
  String evidence() {
    return last.map(Exchange::toString).orElse("")
        + sluice.map(running -> Evidence.of(running, folder)).orElse("\nSluice was not started");
  }

  /// Ends all that runs and deletes all that was written.
  ///
  /// @return processes that outlived Sluice
  List<ProcessHandle> end() throws IOException {
    traffic.ifPresent(Traffic::close);
    var left = sluice.map(SluiceProcess::end).orElse(List.of());
    Folder.deleteAll(directory);
    return left;
  }
}
