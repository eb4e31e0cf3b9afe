package dev.sluice.features.kubernetes;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.common.KubernetesListObject;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.informer.SharedInformerFactory;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ConfigMapList;
import io.kubernetes.client.openapi.models.V1EndpointSlice;
import io.kubernetes.client.openapi.models.V1EndpointSliceList;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodList;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1SecretList;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceList;
import io.kubernetes.client.util.ClientBuilder;
import io.kubernetes.client.util.KubeConfig;
import io.kubernetes.client.util.generic.GenericKubernetesApi;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// The cluster's own view of its API server: what it watches, and plain JSON requests for what it
/// writes.
public final class ClusterApi {
  private static final String MERGE_PATCH = "application/merge-patch+json";
  private static final String STRATEGIC_PATCH = "application/strategic-merge-patch+json";
  private static final String PLAIN = "application/json";

  private final ApiClient client;
  private final SharedInformerFactory informers;
  private final List<Observed<?>> observed = new ArrayList<>();

  private final Observed<V1Pod> pods;
  private final Observed<V1Service> services;
  private final Observed<V1EndpointSlice> endpointSlices;
  private final Observed<V1Secret> secrets;
  private final Observed<V1ConfigMap> configMaps;

  /// Reads whom to ask, and as whom, from a kubeconfig.
  public ClusterApi(Path kubeconfig) {
    try (Reader reader = Files.newBufferedReader(kubeconfig)) {
      client =
          ClientBuilder.kubeconfig(KubeConfig.loadKubeConfig(reader))
              .setReadTimeout(Duration.ZERO)
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    informers = new SharedInformerFactory(client);
    pods = observe(V1Pod.class, V1PodList.class, "", "pods");
    services = observe(V1Service.class, V1ServiceList.class, "", "services");
    endpointSlices =
        observe(
            V1EndpointSlice.class, V1EndpointSliceList.class, "discovery.k8s.io", "endpointslices");
    secrets = observe(V1Secret.class, V1SecretList.class, "", "secrets");
    configMaps = observe(V1ConfigMap.class, V1ConfigMapList.class, "", "configmaps");
  }

  private <T extends KubernetesObject, L extends KubernetesListObject> Observed<T> observe(
      Class<T> type, Class<L> listType, String group, String plural) {
    var api = new GenericKubernetesApi<>(type, listType, group, "v1", plural, client);
    var result = new Observed<>(informers.sharedIndexInformerFor(api, type, 0));
    observed.add(result);
    return result;
  }

  /// All pods.
  public Observed<V1Pod> pods() {
    return pods;
  }

  /// All Services.
  public Observed<V1Service> services() {
    return services;
  }

  /// All EndpointSlices.
  public Observed<V1EndpointSlice> endpointSlices() {
    return endpointSlices;
  }

  /// All Secrets.
  public Observed<V1Secret> secrets() {
    return secrets;
  }

  /// All ConfigMaps.
  public Observed<V1ConfigMap> configMaps() {
    return configMaps;
  }

  /// Starts all watches and waits for their first answers.
  public void startWatching() throws InterruptedException {
    informers.startAllRegisteredInformers();
    while (!observed.stream().allMatch(Observed::hasSynced)) {
      Thread.sleep(10);
    }
  }

  /// Whether the API server says that it is ready.
  public boolean isReady() {
    try {
      get("/readyz");
      return true;
    } catch (ApiFailure | UncheckedIOException e) {
      return false;
    }
  }

  /// The answer to a GET request.
  public String get(String path) {
    return send("GET", path, null, null);
  }

  /// Creates an object in a collection, and returns it as the server completed it.
  public JsonObject create(String path, Object body) {
    return JsonParser.parseString(send("POST", path, PLAIN, text(body))).getAsJsonObject();
  }

  /// Applies a strategic merge patch, which keeps conditions that other parties wrote.
  public void patchStrategic(String path, Object body) {
    send("PATCH", path, STRATEGIC_PATCH, text(body));
  }

  /// Applies a JSON merge patch.
  public void patchMerge(String path, Object body) {
    send("PATCH", path, MERGE_PATCH, text(body));
  }

  /// Removes a pod for good, once nothing of it runs any more.
  public void deleteNow(String path, String uid) {
    send(
        "DELETE",
        path,
        PLAIN,
        "{\"gracePeriodSeconds\":0,\"preconditions\":{\"uid\":\"" + uid + "\"}}");
  }

  /// A model of the client as the JSON that the server would be sent.
  public JsonElement toJson(Object model) {
    return JSON.getGson().toJsonTree(model);
  }

  private String text(Object body) {
    return body instanceof JsonElement json ? json.toString() : JSON.serialize(body);
  }

  private String send(
      String method, String path, @Nullable String contentType, @Nullable String body) {
    RequestBody content =
        body == null
            ? null
            : RequestBody.create(
                body.getBytes(StandardCharsets.UTF_8),
                MediaType.parse(String.valueOf(contentType)));
    Request request =
        new Request.Builder().url(client.getBasePath() + path).method(method, content).build();
    try (Response response = client.getHttpClient().newCall(request).execute()) {
      String answer = response.body().string();
      if (!response.isSuccessful()) {
        throw new ApiFailure(response.code(), message(answer));
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String message(String answer) {
    try {
      return JsonParser.parseString(answer).getAsJsonObject().get("message").getAsString();
    } catch (RuntimeException e) {
      return answer.strip();
    }
  }

  /// The path of a pod.
  public static String podPath(V1Pod pod) {
    return "/api/v1/namespaces/"
        + pod.getMetadata().getNamespace()
        + "/pods/"
        + pod.getMetadata().getName();
  }
}
