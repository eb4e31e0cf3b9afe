package dev.sluice.folder;

import dev.sluice.object.ApiObject;
import dev.sluice.object.ObjectKey;
import dev.sluice.object.decode.Decoded;
import dev.sluice.object.decode.Document;
import dev.sluice.object.decode.Manifest;
import dev.sluice.object.decode.Manifests;
import dev.sluice.object.decode.Problem;
import dev.sluice.object.decode.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a file says. A mistake takes nothing away: what cannot be read keeps its last good version.
///
/// @param documents its documents by text, so that only those edited are decoded again
/// @param manifests its objects by key, each in its last good version, if it ever had one
/// @param problems what is wrong with it
record FileContent(
    Map<String, Decoded> documents, Map<ObjectKey, Manifest> manifests, List<Problem> problems) {

  private static final Decoded EMPTY = new Decoded(List.of(), List.of(), true);

  static final FileContent NONE = new FileContent(Map.of(), Map.of(), List.of());

  /// The content after an edit.
  FileContent edited(String source, String text) {
    var parts = Document.split(text.startsWith("\uFEFF") ? text.substring(1) : text);
    var decoded = decode(parts);
    var whole =
        Manifests.decode(source, parts, document -> decoded.getOrDefault(document.text(), EMPTY));
    return new FileContent(decoded, merge(whole), whole.problems());
  }

  /// The content when the file is there but cannot be read.
  FileContent unreadable(String source, String reason) {
    var problem = new Problem(Severity.ERROR, source, 1, "", "", reason);
    return new FileContent(documents, manifests, List.of(problem));
  }

  /// Whether something in this content is not in the other.
  boolean hasMoreThan(FileContent other) {
    return !other.manifests.keySet().containsAll(manifests.keySet());
  }

  private Map<String, Decoded> decode(List<Document> parts) {
    var texts = parts.stream().map(Document::text).distinct().toList();
    var added = texts.stream().filter(text -> !documents.containsKey(text)).toList();
    var stream = added.size() > 1 ? added.parallelStream() : added.stream();
    var fresh =
        stream.collect(
            Collectors.toMap(Function.identity(), text -> Manifests.decode(new Document(1, text))));
    texts.forEach(text -> fresh.computeIfAbsent(text, documents::get));
    return fresh;
  }

  private Map<ObjectKey, Manifest> merge(Decoded whole) {
    var merged = new LinkedHashMap<ObjectKey, Manifest>();
    whole.manifests().forEach(manifest -> merged.put(manifest.key(), orLastGood(manifest)));
    if (!whole.complete()) {
      manifests.forEach(merged::putIfAbsent);
    }
    return merged;
  }

  private Manifest orLastGood(Manifest manifest) {
    return manifest.object().isPresent()
        ? manifest
        : new Manifest(manifest.key(), manifest.line(), lastGood(manifest.key()));
  }

  private Optional<ApiObject> lastGood(ObjectKey key) {
    return Optional.ofNullable(manifests.get(key)).flatMap(Manifest::object);
  }
}
