package dev.sluice.cluster.peers;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.json.MalformedJsonException;
import dev.sluice.loop.FleetReport;
import dev.sluice.object.Kind;
import dev.sluice.object.ObjectKey;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one replica tells of its proxies.
///
/// @param replica who tells
/// @param fleets what it knows, by fleet
/// @param ingresses versions of KIngresses that its proxies have acknowledged
/// @param everything whether these are all, rather than those that are new
record Reports(
    String replica,
    SortedMap<String, FleetReport> fleets,
    SortedMap<ObjectKey, String> ingresses,
    boolean everything) {

  /// As JSON in UTF-8.
  byte[] bytes() {
    var all = Obj.EMPTY;
    for (var entry : fleets.entrySet()) {
      all = all.with(entry.getKey(), json(entry.getValue()));
    }
    var versions = new TreeMap<String, String>();
    ingresses.forEach((key, version) -> versions.put(key.path(), version));
    return Obj.EMPTY
        .with("replica", replica)
        .with("fleets", all)
        .with("ingresses", Json.textByName(versions))
        .with("everything", everything)
        .bytes();
  }

  /// Reads what [#bytes] wrote; parts that a newer version adds are passed over.
  ///
  /// @throws MalformedJsonException if it is no JSON
  static Reports of(byte[] bytes) throws MalformedJsonException {
    var root = Json.parse(bytes) instanceof Obj object ? object : Obj.EMPTY;
    var fleets = new TreeMap<String, FleetReport>();
    var all = root.object("fleets");
    all.fields().keySet().forEach(fleet -> fleets.put(fleet, report(all.object(fleet))));
    var versions = new TreeMap<ObjectKey, String>();
    var written = root.object("ingresses");
    written.fields().keySet().forEach(path -> versions.put(ingress(path), written.text(path)));
    return new Reports(root.text("replica"), fleets, versions, root.truth("everything"));
  }

  private static ObjectKey ingress(String path) {
    var slash = Math.max(0, path.indexOf('/'));
    return new ObjectKey(Kind.KNATIVE_INGRESS, path.substring(0, slash), path.substring(slash + 1));
  }

  private static Obj json(FleetReport report) {
    return Obj.EMPTY
        .with("connected", report.connected())
        .with("listeners", report.listeners())
        .with("acknowledged", report.acknowledged())
        .with("rejections", Json.textByName(report.rejections()));
  }

  private static FleetReport report(Obj fields) {
    var rejections = new TreeMap<String, String>();
    var written = fields.object("rejections");
    written.fields().keySet().forEach(name -> rejections.put(name, written.text(name)));
    return new FleetReport(
        fields.number("connected").map(Math::toIntExact).orElse(0),
        fields.text("listeners"),
        fields.truth("acknowledged"),
        rejections);
  }
}
