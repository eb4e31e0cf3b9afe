package dev.sluice.features.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The objects of a manifest.
public final class Documents {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// CRDs are long.
  private static final int LONGEST = 64 << 20;

  private Documents() {}

  /// Reads a manifest; documents without an object are left out.
  public static List<ObjectNode> of(String yaml) {
    var options = new LoaderOptions();
    options.setCodePointLimit(LONGEST);
    var documents = new Yaml(new SafeConstructor(options)).loadAll(yaml);
    return StreamSupport.stream(documents.spliterator(), false)
        .map(JSON::<JsonNode>valueToTree)
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .toList();
  }
}
