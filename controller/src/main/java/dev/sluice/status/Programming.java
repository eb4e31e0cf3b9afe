package dev.sluice.status;

import static dev.sluice.finding.ConditionType.PROGRAMMED;
import static dev.sluice.finding.Reason.REFUSED_BY_PROXY;

import dev.sluice.facts.FleetState;
import dev.sluice.object.ObjectKey;
import dev.sluice.translate.gateway.ListenerPlan;
import dev.sluice.translate.gateway.TableKey;
import dev.sluice.translate.tls.Frontend;
import dev.sluice.translate.tls.KeyPairs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether the proxies of a fleet do what listeners say.
///
/// @param fleet name of the fleet
/// @param state what is known about its proxies
record Programming(String fleet, FleetState state) {

  /// The reason of what cannot be programmed at all.
  static final String INVALID = "Invalid";

  /// Adds the condition of what these listeners, which take requests, add up to.
  void add(Conditions conditions, List<ListenerPlan> serving) {
    add(conditions, serving, Optional.empty());
  }

  /// The same for a Gateway.
  ///
  /// @param clientCertificate Secret with what proxies present to backends
  void add(
      Conditions conditions, List<ListenerPlan> serving, Optional<ObjectKey> clientCertificate) {
    var refusal = refusal(serving, clientCertificate);
    if (refusal.isPresent()) {
      conditions.add(PROGRAMMED, Condition.FALSE, REFUSED_BY_PROXY.label(), refusal.get());
    } else if (state.programmed()) {
      conditions.add(PROGRAMMED, Condition.TRUE, "Programmed", "");
    } else if (state.connected() == 0) {
      conditions.add(PROGRAMMED, Condition.UNKNOWN, "Pending", "no proxy is connected");
    } else {
      conditions.add(
          PROGRAMMED, Condition.FALSE, "Pending", "a proxy has not acknowledged everything yet");
    }
  }

  /// Adds the condition of what takes no requests.
  void addUnable(Conditions conditions, String reason) {
    conditions.add(PROGRAMMED, Condition.FALSE, reason, "nothing here can be programmed");
  }

  /// What a proxy refused: sockets, tables, certificates or trust anchors.
  private Optional<String> refusal(
      List<ListenerPlan> serving, Optional<ObjectKey> clientCertificate) {
    if (state.rejections().isEmpty()) {
      return Optional.empty();
    }
    var presented = clientCertificate.stream().map(KeyPairs::name);
    var resources = Stream.concat(serving.stream().flatMap(this::resources), presented).toList();
    return state.rejections().entrySet().stream()
        .filter(rejection -> resources.contains(rejection.getKey()))
        .map(rejection -> Condition.refusal(rejection.getKey(), rejection.getValue()))
        .findFirst();
  }

  private Stream<String> resources(ListenerPlan listener) {
    var own = Optional.of(listener.id()).filter(_ -> listener.secure());
    var sockets =
        Stream.of(listener.bindName(fleet), new TableKey(fleet, listener.bindPort(), own).name());
    var secrets =
        Stream.concat(
            listener.certificates().stream().map(KeyPairs::name),
            listener.frontend().stream().map(Frontend::anchors));
    return Stream.concat(sockets, secrets);
  }
}
