package dev.sluice.object.decode;

import dev.sluice.object.decode.Node.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML and JSON into nodes; aliases and merge keys are resolved, within bounds.
final class YamlReader {

  private static final int DEEPEST = 200;
  private static final int MOST_ALIASED = 100_000;
  private static final String UNKNOWN_ALIAS =
      "an alias refers to nothing before it; put a value that starts with `*` in quotes";
  private static final String UNKNOWN_TAG =
      "a tag is not known; put a value that starts with `!` in quotes";
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

  private final Iterator<Event> events;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private int depth;
  private int size;
  private int aliased;

  /// A node that may be referred to, and how many nodes it consists of.
  private record Anchored(Node node, int size) {}

  private YamlReader(String text) {
    this.events = new Parse(SETTINGS).parseString(text).iterator();
  }

  /// The roots of the documents in the text.
  static List<Node> read(String text) throws UnreadableException {
    var common = BlockReader.read(text);
    return common.isPresent() ? List.of(common.get()) : parse(text);
  }

  /// The same, by the full parser in every case.
  static List<Node> parse(String text) throws UnreadableException {
    try {
      return new YamlReader(YamlText.readable(text)).roots();
    } catch (MarkedYamlEngineException e) {
      throw new UnreadableException(line(e.getProblemMark()), YamlText.explain(e));
    } catch (YamlEngineException e) {
      throw new UnreadableException(1, YamlText.explain(e));
    }
  }

  private List<Node> roots() throws UnreadableException {
    var roots = new ArrayList<Node>();
    while (events.hasNext()) {
      var event = events.next();
      if (event.getEventId() == Event.ID.DocumentStart) {
        anchors.clear();
      } else if (startsNode(event)) {
        roots.add(node(event));
      }
    }
    return roots;
  }

  private static boolean startsNode(Event event) {
    return switch (event.getEventId()) {
      case Alias, Scalar, MappingStart, SequenceStart -> true;
      case StreamStart, StreamEnd, DocumentStart, DocumentEnd, MappingEnd, SequenceEnd, Comment ->
          false;
    };
  }

  private Node node(Event event) throws UnreadableException {
    size++;
    return switch (event) {
      case ScalarEvent scalar -> anchored(scalar.getAnchor(), size, scalar(scalar));
      case MappingStartEvent start -> anchored(start.getAnchor(), size, mapping(start));
      case SequenceStartEvent start -> anchored(start.getAnchor(), size, sequence(start));
      case AliasEvent alias -> resolve(alias);
      default -> throw new UnreadableException(line(event), "not valid YAML");
    };
  }

  private Node anchored(Optional<Anchor> anchor, int sizeBefore, Node node) {
    anchor.ifPresent(name -> anchors.put(name, new Anchored(node, size - sizeBefore + 1)));
    return node;
  }

  private Node resolve(AliasEvent alias) throws UnreadableException {
    var target = anchors.get(alias.getAlias());
    if (target == null) {
      throw new UnreadableException(line(alias), UNKNOWN_ALIAS);
    }
    size += target.size;
    aliased += target.size;
    if (aliased > MOST_ALIASED) {
      throw new UnreadableException(
          line(alias), "aliases multiply without bound; write values out");
    }
    return target.node;
  }

  private static Node scalar(ScalarEvent scalar) throws UnreadableException {
    var line = line(scalar);
    var tag = scalar.getTag().orElse("");
    if (!tag.isEmpty() && !tag.equals("!") && !tag.equals("tag:yaml.org,2002:str")) {
      throw new UnreadableException(line, UNKNOWN_TAG);
    }
    return (scalar.isPlain() && tag.isEmpty())
        ? PlainScalars.resolve(line, scalar.getValue())
        : new Node.Text(line, scalar.getValue());
  }

  private Node sequence(SequenceStartEvent start) throws UnreadableException {
    descend(start);
    var items = new ArrayList<Node>();
    for (var event = events.next(); startsNode(event); event = events.next()) {
      items.add(node(event));
    }
    depth--;
    return new Node.Sequence(line(start), items);
  }

  private Node mapping(MappingStartEvent start) throws UnreadableException {
    descend(start);
    var entries = new ArrayList<Entry>();
    var merged = new ArrayList<Node>();
    for (var key = events.next(); startsNode(key); key = events.next()) {
      var value = node(events.next());
      if (isMergeKey(key)) {
        merged.add(value);
      } else {
        entries.add(new Entry(name(key), line(key), value));
      }
    }
    depth--;
    MergeKeys.resolve(entries, merged);
    return new Node.Mapping(line(start), entries);
  }

  private void descend(Event start) throws UnreadableException {
    depth++;
    if (depth > DEEPEST) {
      throw new UnreadableException(line(start), "nested too deeply");
    }
  }

  private static boolean isMergeKey(Event key) {
    return key instanceof ScalarEvent scalar && scalar.isPlain() && scalar.getValue().equals("<<");
  }

  private static String name(Event key) throws UnreadableException {
    if (key instanceof ScalarEvent scalar) {
      return scalar.getValue();
    }
    throw new UnreadableException(line(key), "a field name must be text");
  }

  private static int line(Event event) {
    return line(event.getStartMark());
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(at -> at.getLine() + 1).orElse(1);
  }
}
