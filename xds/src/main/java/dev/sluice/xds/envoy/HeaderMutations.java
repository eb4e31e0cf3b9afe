package dev.sluice.xds.envoy;

import dev.sluice.xds.ir.HeaderEdits;
import dev.sluice.xds.ir.HeaderEdits.Header;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption.HeaderAppendAction;
import java.util.List;
import java.util.stream.Stream;

/// Turns the headers that edits set or add into Envoy's form. Values stay literal: `%` would begin
/// one of Envoy's substitutions and is doubled.
final class HeaderMutations {
  private HeaderMutations() {}

  static List<HeaderValueOption> written(HeaderEdits edits) {
    return Stream.concat(
            edits.set().stream()
                .map(set -> option(set, HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD)),
            edits.add().stream()
                .map(add -> option(add, HeaderAppendAction.APPEND_IF_EXISTS_OR_ADD)))
        .toList();
  }

  private static HeaderValueOption option(Header header, HeaderAppendAction action) {
    return HeaderValueOption.newBuilder()
        .setHeader(
            HeaderValue.newBuilder()
                .setKey(header.name())
                .setValue(header.value().replace("%", "%%")))
        .setAppendAction(action)
        .setKeepEmptyValue(true)
        .build();
  }
}
