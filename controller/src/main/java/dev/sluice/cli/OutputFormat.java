package dev.sluice.cli;

import dev.sluice.render.Documents;
import java.util.List;

/// How trees are printed.
enum OutputFormat {
  YAML("yaml"),
  JSON("json");

  private final String extension;

  OutputFormat(String extension) {
    this.extension = extension;
  }

  /// The usual ending of files in this format.
  String extension() {
    return extension;
  }

  String render(List<?> documents) {
    return switch (this) {
      case YAML -> Documents.yaml(documents);
      case JSON -> Documents.json(documents);
    };
  }
}
