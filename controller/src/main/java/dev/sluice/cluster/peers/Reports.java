package dev.sluice.cluster.peers;

import dev.sluice.json.Json;
import dev.sluice.json.Json.Obj;
import dev.sluice.json.MalformedJsonException;
import dev.sluice.loop.FleetReport;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one replica tells of its proxies.
///
/// @param replica who tells
/// @param fleets what it knows, by fleet
record Reports(String replica, SortedMap<String, FleetReport> fleets) {

  /// As JSON in UTF-8.
  byte[] bytes() {
    var all = Obj.EMPTY;
    for (var entry : fleets.entrySet()) {
      all = all.with(entry.getKey(), json(entry.getValue()));
    }
    return Obj.EMPTY.with("replica", replica).with("fleets", all).bytes();
  }

  /// Reads what [#bytes] wrote; parts that a newer version adds are passed over.
  ///
  /// @throws MalformedJsonException if it is no JSON
  static Reports of(byte[] bytes) throws MalformedJsonException {
    var root = Json.parse(bytes) instanceof Obj object ? object : Obj.EMPTY;
    var fleets = new TreeMap<String, FleetReport>();
    var all = root.object("fleets");
    all.fields().keySet().forEach(fleet -> fleets.put(fleet, report(all.object(fleet))));
    return new Reports(root.text("replica"), fleets);
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
