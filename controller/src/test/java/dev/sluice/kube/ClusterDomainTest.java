package dev.sluice.kube;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ClusterDomainTest {

  @Test
  void theSearchListOfAPodNamesTheDomain() {
    assertThat(
            ClusterDomain.of(
                List.of(
                    "nameserver 10.96.0.10", "search shop.svc.example.org svc.example.org. lan")))
        .isEqualTo("example.org");
  }

  @Test
  void outsideOfAClusterTheUsualOneIsTaken() {
    assertThat(ClusterDomain.of(List.of("search lan"))).isEqualTo("cluster.local");
  }
}
