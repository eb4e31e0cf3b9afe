package dev.sluice.xds.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import io.envoyproxy.envoy.config.cluster.v3.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResourceSetTest {
  @Test
  void theVersionDependsOnTheContentAlone() {
    var cluster = Cluster.newBuilder().setName("shop").build();

    var resource = Resource.of(ResourceType.CLUSTER, "shop", cluster);

    assertThat(resource.body()).isEqualTo(cluster.toByteString());
    assertThat(resource.version()).hasSize(16).isEqualTo(resource("other", cluster).version());
    assertThat(resource)
        .isEqualTo(Resource.of(ResourceType.CLUSTER, "shop", cluster.toByteString()));
  }

  @Test
  void mapFieldsAreEncodedInOneOrderWhateverTheOrderOfInsertion() {
    var forwards = Struct.newBuilder();
    var backwards = Struct.newBuilder();
    for (var i = 0; i < 50; i++) {
      forwards.putFields("key" + i, Value.newBuilder().setNumberValue(i).build());
      backwards.putFields("key" + (49 - i), Value.newBuilder().setNumberValue(49 - i).build());
    }

    assertThat(Resource.of(ResourceType.CLUSTER, "x", forwards.build()))
        .isEqualTo(Resource.of(ResourceType.CLUSTER, "x", backwards.build()));
  }

  @Test
  void resourcesAreSortedByNameWithinTheirType() {
    var set = ResourceSet.of(List.of(cluster("b", 1), cluster("a", 1)));

    assertThat(set.of(ResourceType.CLUSTER).names()).containsExactly("a", "b");
    assertThat(set.of(ResourceType.ROUTES).isEmpty()).isTrue();
    assertThat(set.size()).isEqualTo(2);
    assertThat(set).isEqualTo(ResourceSet.of(List.of(cluster("a", 1), cluster("b", 1))));
    assertThat(ResourceSet.empty()).isEqualTo(ResourceSet.of(List.of()));
  }

  @Test
  void resourcesAreFoundByName() {
    var resources = ResourceSet.of(List.of(cluster("b", 1), cluster("a", 1), cluster("d", 1)));
    var clusters = resources.of(ResourceType.CLUSTER);

    assertThat(clusters.get("a")).isEqualTo(cluster("a", 1));
    assertThat(clusters.contains("b")).isTrue();
    assertThat(clusters.contains("d")).isTrue();
    assertThat(clusters.get("c")).isNull();
    assertThat(clusters.get("e")).isNull();
  }

  @Test
  void aSortedListIsTakenAsItIs() {
    var sorted = List.of(cluster("a", 1), cluster("b", 1));

    var set = ResourceSet.of(ResourceType.CLUSTER, sorted);

    assertThat(set).isEqualTo(ResourceSet.of(sorted));
    assertThat(set.of(ResourceType.CLUSTER).all()).isSameAs(sorted);
    assertThat(ResourceSet.of(ResourceType.CLUSTER, List.of())).isSameAs(ResourceSet.empty());
  }

  @Test
  void theVersionOfASplicedResourceFollowsFromItsPieces() {
    var one = Piece.of(ByteString.copyFromUtf8("one"));
    var two = Piece.of(ByteString.copyFromUtf8("two"));
    var both = Resource.of(ResourceType.ROUTES, "x", ByteString.EMPTY, List.of(one, two));

    assertThat(Resource.of(ResourceType.ROUTES, "x", ByteString.EMPTY, List.of(one, two)))
        .isEqualTo(both);
    assertThat(Resource.of(ResourceType.ROUTES, "x", ByteString.EMPTY, List.of(two, one)))
        .isNotEqualTo(both);
    assertThat(Resource.of(ResourceType.ROUTES, "x", ByteString.EMPTY, List.of(one)))
        .isNotEqualTo(both);
  }

  @Test
  void aUnionSharesWhatItIsMadeOf() {
    var clusters = ResourceSet.of(List.of(cluster("a", 1)));

    var union = ResourceSet.union(List.of(clusters, ResourceSet.empty()));

    assertThat(union).isEqualTo(clusters);
    assertThat(union.of(ResourceType.CLUSTER)).isSameAs(clusters.of(ResourceType.CLUSTER));
  }

  @Test
  void aUnionOfSetsOfOneTypeIsAnError() {
    var clusters = ResourceSet.of(List.of(cluster("a", 1)));
    var others = ResourceSet.of(List.of(cluster("b", 1)));

    assertThatThrownBy(() -> ResourceSet.union(List.of(clusters, others)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("CLUSTER");
  }

  @Test
  void twoResourcesOfOneTypeWithOneNameAreAnError() {
    assertThatThrownBy(() -> ResourceSet.of(List.of(cluster("shop", 1), cluster("shop", 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shop");
  }

  @Test
  void theDifferenceNamesWhatWasAddedChangedAndRemoved() {
    var older = ResourceSet.of(List.of(cluster("gone", 1), cluster("kept", 1), cluster("new", 1)));
    var newer = ResourceSet.of(List.of(cluster("kept", 1), cluster("more", 1), cluster("new", 2)));

    var names = newer.differenceFrom(older).of(ResourceType.CLUSTER);

    assertThat(names.added()).containsExactly("more");
    assertThat(names.changed()).containsExactly("new");
    assertThat(names.removed()).containsExactly("gone");
    assertThat(newer.differenceFrom(newer).isEmpty()).isTrue();
    assertThat(newer.differenceFrom(older).of(ResourceType.SECRET).isEmpty()).isTrue();
  }

  @Test
  void comparingTenThousandSharedResourcesIsCheap() {
    var resources =
        new ArrayList<>(IntStream.range(0, 10_000).mapToObj(i -> cluster("c" + i, i)).toList());
    var older = ResourceSet.of(resources);
    resources.set(5_000, cluster("c5000", -1));
    var newer = ResourceSet.of(resources);

    var fastest = Duration.ofDays(1);
    for (var round = 0; round < 50; round++) {
      var start = System.nanoTime();
      assertThat(newer.differenceFrom(older).of(ResourceType.CLUSTER).changed())
          .containsExactly("c5000");
      var taken = Duration.ofNanos(System.nanoTime() - start);
      fastest = taken.compareTo(fastest) < 0 ? taken : fastest;
    }

    assertThat(fastest).isLessThan(Duration.ofMillis(10));
  }

  private static Resource cluster(String name, int content) {
    return Resource.of(ResourceType.CLUSTER, name, ByteString.copyFromUtf8(name + " " + content));
  }

  private static Resource resource(String name, Cluster cluster) {
    return Resource.of(ResourceType.CLUSTER, name, cluster);
  }
}
