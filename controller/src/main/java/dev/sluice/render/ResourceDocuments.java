package dev.sluice.render;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import dev.sluice.xds.envoy.MessageTypes;
import dev.sluice.xds.snapshot.Resource;
import dev.sluice.xds.snapshot.ResourceSet;
import dev.sluice.xds.snapshot.ResourceType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Envoy's resources in the JSON form of protocol buffers, which Envoy itself reads. Private keys
/// are left out.
public final class ResourceDocuments {

  private static final String HIDDEN = "(hidden)";

  private ResourceDocuments() {}

  /// One document per type, in order of delivery.
  public static List<Map<String, Object>> documents(ResourceSet resources) {
    return Arrays.stream(ResourceType.values())
        .filter(type -> !resources.of(type).isEmpty())
        .map(type -> document(type, resources))
        .toList();
  }

  private static Map<String, Object> document(ResourceType type, ResourceSet resources) {
    var document = new LinkedHashMap<String, Object>();
    document.put("type", type.url());
    document.put(
        "resources", resources.of(type).all().stream().map(ResourceDocuments::tree).toList());
    return document;
  }

  private static Object tree(Resource resource) {
    var json = json(MessageTypes.parse(resource.type().url(), resource.body()));
    var tree = new Load(LoadSettings.builder().build()).loadFromString(json);
    if (tree instanceof Map<?, ?> map
        && map.get("tls_certificate") instanceof Map<?, ?> certificate) {
      return hidden(map, certificate);
    }
    return tree == null ? Map.of() : tree;
  }

  private static Map<Object, Object> hidden(Map<?, ?> secret, Map<?, ?> certificate) {
    var safe = new LinkedHashMap<Object, Object>(certificate);
    safe.put("private_key", HIDDEN);
    var copy = new LinkedHashMap<Object, Object>(secret);
    copy.put("tls_certificate", safe);
    return copy;
  }

  private static String json(Message message) {
    try {
      return JsonFormat.printer()
          .usingTypeRegistry(MessageTypes.registry())
          .preservingProtoFieldNames()
          .print(message);
    } catch (InvalidProtocolBufferException unknown) {
      throw new IllegalStateException("a type is missing from MessageTypes", unknown);
    }
  }
}
