package dev.sluice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.json.Json;
import dev.sluice.pki.Identity;
import dev.sluice.pki.Issuer;
import dev.sluice.pki.Lifetimes;
import dev.sluice.xds.binary.EnvoyBinary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvoyBootstrapTest {

  @TempDir private Path directory;

  private static EnvoyBootstrap onThisMachine(String token, AdminAddress admin) {
    return new EnvoyBootstrap(
        new EnvoyBootstrap.Node("laptop-1", "sluice"),
        new Discovery.Loopback(18_000, token),
        admin);
  }

  private EnvoyBootstrap inACluster() {
    var here = directory.toString();
    var host = "sluice.sluice-system.svc";
    return new EnvoyBootstrap(
        Optional.empty(),
        new Discovery.MutualTls(host, 18_000, host, here, here),
        new AdminAddress.UnixSocket(directory.resolve("admin.sock").toString()),
        Optional.of(new Vitals(IpFamilies.IPV4, 19_001, "token", Duration.ofSeconds(20))),
        new Limits(50_000, OptionalLong.of(500_000_000)));
  }

  @Test
  void theTokensAreNotShownInMessages() {
    assertThat(onThisMachine("secret", new AdminAddress.LoopbackPort(0)))
        .asString()
        .doesNotContain("secret");
    assertThat(inACluster()).asString().doesNotContain("token");
  }

  @Test
  void whatAUserGivesStaysAValue() throws IOException {
    var hostile = "x\", \"admin\": {}, \"y\": \"\n";
    var json = onThisMachine(hostile, new AdminAddress.LoopbackPort(0)).json();

    var read = (Json.Obj) Json.parse(json.bytes());

    assertThat(read).isEqualTo(json);
    assertThat(read.fields().keySet())
        .containsExactly(
            "node",
            "admin",
            "dynamic_resources",
            "static_resources",
            "layered_runtime",
            "overload_manager",
            "stats_flush_on_admin",
            "deferred_stat_options");
  }

  @Test
  void envoyTakesItWithoutAWarning() throws Exception {
    var admins =
        List.of(
            new AdminAddress.LoopbackPort(0),
            new AdminAddress.UnixSocket(directory.resolve("admin.sock").toString()));
    for (var admin : admins) {
      assertThat(warnings(onThisMachine("secret", admin))).isEmpty();
    }
  }

  @Test
  void envoyTakesItsCertificateFromFiles() throws Exception {
    var issuer = new Issuer(Lifetimes.DEFAULT);
    var credentials =
        issuer.renewed(
            Optional.empty(),
            new Identity.GatewayProxies("shop", "web"),
            issuer.found(Instant.now()),
            Instant.now());
    write(credentials.data());

    assertThat(warnings(inACluster())).isEmpty();
  }

  private List<String> warnings(EnvoyBootstrap bootstrap) throws Exception {
    write(bootstrap.files());
    var command =
        List.of(
            EnvoyBinary.ofThisProcess().locate(Optional.empty()).toString(),
            "--mode",
            "validate",
            "--config-path",
            directory.resolve(EnvoyBootstrap.FILE).toString(),
            "--service-node",
            "web-1",
            "--service-cluster",
            "shop/web",
            "--log-level",
            "warning");
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (var output = process.inputReader()) {
      var lines = output.lines().filter(line -> !line.endsWith("OK")).toList();
      assertThat(process.waitFor()).as(lines.toString()).isZero();
      return lines;
    }
  }

  private void write(Map<String, String> files) throws IOException {
    for (var file : files.entrySet()) {
      Files.writeString(directory.resolve(file.getKey()), file.getValue());
    }
  }
}
