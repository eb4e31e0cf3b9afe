package dev.sluice.features.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.features.http.HttpConnection;
import dev.sluice.features.http.Request;
import dev.sluice.features.tls.Trust;
import java.io.IOException;
import java.time.Duration;

/// Where a scenario takes place: how its Gateway is reached and what is known about its objects.
public interface Scene {

  /// Opens a connection to where the request wants to go. Any thread may ask.
  ///
  /// @throws IOException if nobody answers there, or none is trusted
  HttpConnection connect(Request request) throws IOException;

  /// What a text of a scenario means here: `$NAMESPACE` stands for the scenario's own namespace.
  String meant(String text);

  /// What clients trust.
  Trust trust();

  /// Saves an object where Sluice sees it.
  ///
  /// @param name of the object
  /// @throws IOException if it cannot be written
  void save(String name, String yaml) throws IOException;

  /// The status of an object; a missing node if it has none.
  JsonNode status(String kind, String name);

  /// The port at which clients meet a listener.
  int publicPort(int listenerPort);

  /// How long anything may take.
  Duration patience();

  /// What a reader needs to understand a failure.
  String evidence();
}
