package dev.sluice.cli;

import dev.sluice.render.Documents;
import java.util.List;

/// How trees are printed.
enum OutputFormat {
  YAML,
  JSON;

  String render(List<?> documents) {
    return switch (this) {
      case YAML -> Documents.yaml(documents);
      case JSON -> Documents.json(documents);
    };
  }
}
