package dev.sluice.xds.ads;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastAcceptedTest {
  private static final Resource CLUSTER = resource(ResourceType.CLUSTER, "shop", "1");
  private static final Resource ROUTES = resource(ResourceType.ROUTES, "http-80", "to shop");
  private static final ResourceSet BEFORE = ResourceSet.of(List.of(CLUSTER, ROUTES));

  private final LastAccepted accepted = new LastAccepted();

  private static Resource resource(ResourceType type, String name, String content) {
    return Resource.of(type, name, ByteString.copyFromUtf8(content));
  }

  @Test
  void whatIsReplacedStaysKnownWithWhatItNeeds() {
    accepted.replaced(BEFORE);
    accepted.add(List.of(CLUSTER, ROUTES), BEFORE);

    accepted.replaced(ResourceSet.of(List.of(resource(ResourceType.ROUTES, "http-80", "none"))));

    assertThat(accepted.get(ResourceKey.of(ROUTES)))
        .contains(new LastAccepted.Accepted(ROUTES, BEFORE));
  }

  @Test
  void whatIsNotPublishedAnyMoreIsForgotten() {
    accepted.replaced(BEFORE);
    accepted.add(List.of(CLUSTER), BEFORE);

    accepted.replaced(ResourceSet.of(List.of(ROUTES)));
    accepted.add(List.of(CLUSTER), BEFORE);

    assertThat(accepted.get(ResourceKey.of(CLUSTER))).isEmpty();
  }

  @Test
  void whatRefersToNothingKeepsNothingElse() {
    accepted.replaced(BEFORE);
    accepted.add(List.of(CLUSTER), BEFORE);

    assertThat(accepted.get(ResourceKey.of(CLUSTER)))
        .contains(new LastAccepted.Accepted(CLUSTER, ResourceSet.empty()));
  }
}
