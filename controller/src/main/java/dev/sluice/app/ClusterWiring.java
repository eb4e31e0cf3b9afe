package dev.sluice.app;

import dev.sluice.kube.ApiServer;
import dev.sluice.kube.ObjectWriter;
import dev.sluice.kube.Replica;
import io.kubernetes.client.util.ClientBuilder;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/// The way to the Kubernetes API. Nothing here is made unless the control plane of a cluster asks
/// for it: a standalone start loads none of the client's classes.
@Factory
final class ClusterWiring {

  /// The API server that `kubernetes.client.*`, a kubeconfig or the pod's service account names.
  @Singleton
  ApiServer apiServer(ClientBuilder builder) {
    return ApiServer.of(builder);
  }

  @Singleton
  ObjectWriter objectWriter(ApiServer server) {
    return new ObjectWriter(server);
  }

  @Singleton
  Replica replica() {
    return Replica.find();
  }
}
