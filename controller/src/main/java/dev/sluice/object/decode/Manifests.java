package dev.sluice.object.decode;

import dev.sluice.object.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Turns text in YAML or JSON into objects, with a [Problem] for everything that does not fit: what
/// an API server would reject is rejected here. Pure, and safe to use from several threads.
public final class Manifests {

  private final String source;
  private final List<Manifest> manifests = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<ObjectKey, Integer> lines = new HashMap<>();
  private final Set<String> foreign = new HashSet<>();
  private boolean complete = true;

  private Manifests(String source) {
    this.source = source;
  }

  /// Decodes a stream of documents.
  ///
  /// @param source where the text comes from, as problems name it
  public static Decoded decode(String source, String text) {
    return decode(source, Document.split(text), Manifests::decode);
  }

  /// Decodes one document by itself; lines count from its start, and the source is empty.
  public static Decoded decode(Document document) {
    return DocumentReader.read(document.text());
  }

  /// Puts together what the documents of a stream say, each as `decoder` decodes or remembers it.
  public static Decoded decode(
      String source, List<Document> documents, Function<Document, Decoded> decoder) {
    var together = new Manifests(source);
    documents.forEach(document -> together.add(document.line() - 1, decoder.apply(document)));
    return new Decoded(
        together.manifests, together.problems.stream().sorted().toList(), together.complete);
  }

  private void add(int linesBefore, Decoded document) {
    complete &= document.complete();
    document.manifests().forEach(manifest -> addOnce(manifest.at(linesBefore)));
    document.problems().stream()
        .filter(problem -> !isForeign(problem) || foreign.add(problem.message()))
        .map(problem -> problem.at(source, linesBefore))
        .forEach(problems::add);
  }

  private static boolean isForeign(Problem problem) {
    return problem.severity() != Severity.ERROR && problem.object().isEmpty();
  }

  private void addOnce(Manifest manifest) {
    var first = lines.putIfAbsent(manifest.key(), manifest.line());
    if (first == null) {
      manifests.add(manifest);
      return;
    }
    var message = "is described on line %d already; remove one of them".formatted(first);
    var object = manifest.key().toString();
    problems.add(new Problem(Severity.ERROR, source, manifest.line(), object, "", message));
  }
}
