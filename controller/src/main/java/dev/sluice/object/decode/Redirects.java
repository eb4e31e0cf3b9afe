package dev.sluice.object.decode;

import dev.sluice.object.HttpFilter;
import dev.sluice.object.HttpFilter.PathModifier;
import dev.sluice.object.HttpFilter.PathModifier.ReplaceFullPath;
import dev.sluice.object.HttpFilter.PathModifier.ReplacePrefixMatch;
import java.util.List;

/// Reads the filters that send a request elsewhere: redirects and rewrites.
final class Redirects {

  private static final int FOUND = 302;
  private static final List<Integer> STATUS_CODES = List.of(301, FOUND, 303, 307, 308);
  private static final List<String> PATH_TYPES = List.of("ReplaceFullPath", "ReplacePrefixMatch");

  private Redirects() {}

  static HttpFilter redirect(Fields redirect) {
    return new HttpFilter.RequestRedirect(
        redirect.choice("scheme", List.of("http", "https")),
        redirect.optionalText("hostname", Hostnames.HOST),
        redirect.object("path", Redirects::path),
        redirect.integer("port", 1, References.LAST_PORT),
        statusCode(redirect));
  }

  static HttpFilter rewrite(Fields rewrite) {
    return new HttpFilter.UrlRewrite(
        rewrite.optionalText("hostname", Hostnames.HOST), rewrite.object("path", Redirects::path));
  }

  private static int statusCode(Fields redirect) {
    var code = redirect.integer("statusCode", 300, 399).orElse(FOUND);
    if (!STATUS_CODES.contains(code)) {
      redirect.error("statusCode", code + " is not allowed; write one of 301, 302, 303, 307, 308");
    }
    return code;
  }

  private static PathModifier path(Fields path) {
    var type = path.text("type", Choice.of(PATH_TYPES));
    var full = path.optionalText("replaceFullPath", HttpText.PATH);
    var prefix = path.optionalText("replacePrefixMatch", HttpText.PATH);
    OneOf.check(path, type, "ReplaceFullPath", "replaceFullPath");
    OneOf.check(path, type, "ReplacePrefixMatch", "replacePrefixMatch");
    return type.equals("ReplaceFullPath")
        ? new ReplaceFullPath(full.orElse(""))
        : new ReplacePrefixMatch(prefix.orElse(""));
  }
}
