package dev.sluice.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A table for terminals: columns as wide as they need to be, the last one wrapped to the width of
/// the terminal.
public final class TextTable {

  private static final String GAP = "  ";
  private static final int NARROWEST = 24;

  private final int width;
  private final List<List<String>> rows = new ArrayList<>();

  /// @param width of the terminal in characters
  /// @param header names of the columns
  public TextTable(int width, String... header) {
    this.width = width;
    rows.add(List.of(header));
  }

  /// Adds a row with one cell per column.
  public void add(String... cells) {
    rows.add(List.of(cells));
  }

  /// The table, with a line break after each line.
  @Override
  public String toString() {
    var columns = rows.getFirst().size();
    var widths = IntStream.range(0, columns - 1).map(this::widest).toArray();
    var indent = IntStream.of(widths).sum() + GAP.length() * widths.length;
    return rows.stream().map(row -> line(row, widths, indent)).collect(Collectors.joining());
  }

  private int widest(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private String line(List<String> row, int[] widths, int indent) {
    var text = new StringBuilder();
    for (var column = 0; column < widths.length; column++) {
      text.append(row.get(column))
          .append(" ".repeat(widths[column] - row.get(column).length()))
          .append(GAP);
    }
    var wrapped = wrap(row.getLast(), Math.max(NARROWEST, width - indent));
    text.append(String.join("\n" + " ".repeat(indent), wrapped));
    return text.toString().stripTrailing() + "\n";
  }

  private static List<String> wrap(String cell, int width) {
    var lines = new ArrayList<String>();
    var rest = cell;
    while (rest.length() > width) {
      var space = rest.lastIndexOf(' ', width);
      var end = space > 0 ? space : width;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }
}
