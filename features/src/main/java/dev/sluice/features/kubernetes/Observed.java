package dev.sluice.features.kubernetes;

import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.informer.ResourceEventHandler;
import io.kubernetes.client.informer.SharedIndexInformer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// All objects of one kind, kept up to date by a watch.
public final class Observed<T extends KubernetesObject> {
  private static final String INDEX = "index";

  private final SharedIndexInformer<T> informer;

  Observed(SharedIndexInformer<T> informer) {
    this.informer = informer;
  }

  /// The object of that name, if there is one.
  public Optional<T> find(String namespace, String name) {
    return Optional.ofNullable(informer.getIndexer().getByKey(namespace + "/" + name));
  }

  /// Every object.
  public List<T> all() {
    return informer.getIndexer().list();
  }

  /// Lets [withKey] find objects by a computed key. Call before the watch starts.
  public Observed<T> indexedBy(Function<T, List<String>> keys) {
    informer.addIndexers(Map.of(INDEX, keys));
    return this;
  }

  /// The objects for which that key was computed.
  public List<T> withKey(String key) {
    return informer.getIndexer().byIndex(INDEX, key);
  }

  /// Calls back with each new or changed object (`true`) and each removed one (`false`).
  public void onChange(BiConsumer<T, Boolean> callback) {
    informer.addEventHandler(
        new ResourceEventHandler<>() {
          @Override
          public void onAdd(T object) {
            callback.accept(object, true);
          }

          @Override
          public void onUpdate(T before, T after) {
            callback.accept(after, true);
          }

          @Override
          public void onDelete(T object, boolean stateUnknown) {
            callback.accept(object, false);
          }
        });
  }

  boolean hasSynced() {
    return informer.hasSynced();
  }
}
