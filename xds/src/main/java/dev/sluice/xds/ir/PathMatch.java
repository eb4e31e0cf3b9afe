package dev.sluice.xds.ir;

/// A condition on the path of a request, without its query; case-sensitive.
public sealed interface PathMatch {

  /// The text to compare with.
  String value();

  /// The whole path equals the value.
  record Exact(String value) implements PathMatch {}

  /// The path equals the value or continues it with a `/`. The value has no trailing `/`; `/`
  /// itself matches every path.
  record Prefix(String value) implements PathMatch {

    /// Every path.
    public static final Prefix ROOT = new Prefix("/");

    public Prefix {
      while (value.length() > 1 && value.endsWith("/")) {
        value = value.substring(0, value.length() - 1);
      }
    }

    /// Whether this matches every path.
    public boolean root() {
      return value.equals("/");
    }
  }

  /// The path begins with the value, whatever follows: `/foo` also matches `/foobar`. Empty text
  /// stands for `/`, which matches every path.
  record Beginning(String value) implements PathMatch {

    /// Every path.
    public static final Beginning ROOT = new Beginning("/");

    public Beginning {
      value = value.isEmpty() ? "/" : value;
    }
  }

  /// The whole path matches an RE2 expression.
  record Regex(String value) implements PathMatch {}
}
