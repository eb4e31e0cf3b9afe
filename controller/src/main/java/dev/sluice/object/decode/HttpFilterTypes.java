package dev.sluice.object.decode;

import java.util.List;

/// The filters that a kind of routes has.
///
/// @param all their types
/// @param words the rule that text must name one of them
record HttpFilterTypes(List<HttpFilterType> all, TextRule words) {

  static final HttpFilterTypes HTTP = of(HttpFilterType.ALL);
  static final HttpFilterTypes GRPC =
      of(
          List.of(
              HttpFilterType.REQUEST_HEADER_MODIFIER,
              HttpFilterType.RESPONSE_HEADER_MODIFIER,
              HttpFilterType.REQUEST_MIRROR,
              HttpFilterType.EXTENSION_REF));

  private static HttpFilterTypes of(List<HttpFilterType> types) {
    return new HttpFilterTypes(
        types, Choice.of(types.stream().map(HttpFilterType::label).toList()));
  }
}
