package dev.sluice.object.decode;

import dev.sluice.object.HttpFilter;
import dev.sluice.object.HttpFilter.HeaderEdit;
import dev.sluice.object.HttpFilter.HeaderValue;
import java.util.List;

/// Reads the filters that edit headers.
final class HeaderEdits {

  private static final int MOST = 16;

  private HeaderEdits() {}

  static HttpFilter request(Fields modifier) {
    return new HttpFilter.RequestHeaderModifier(edit(modifier));
  }

  static HttpFilter response(Fields modifier) {
    return new HttpFilter.ResponseHeaderModifier(edit(modifier));
  }

  private static HeaderEdit edit(Fields modifier) {
    var remove = modifier.texts("remove", MOST, TextRule.ANY);
    modifier.requireUnique("remove", remove);
    return new HeaderEdit(headers(modifier, "set"), headers(modifier, "add"), remove);
  }

  private static List<HeaderValue> headers(Fields modifier, String name) {
    var headers = modifier.objects(name, MOST, HeaderEdits::header);
    modifier.requireUnique(name, headers, HeaderValue::name);
    return headers;
  }

  private static HeaderValue header(Fields header) {
    return new HeaderValue(
        header.text("name", HttpText.NAME), header.text("value", HttpText.HEADER_VALUE));
  }
}
