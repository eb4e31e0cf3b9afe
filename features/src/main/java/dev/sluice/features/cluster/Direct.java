package dev.sluice.features.cluster;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Socket;

/// The network of this process.
public record Direct() implements Reach {

  @Override
  public Socket socket() {
    return new Socket();
  }

  @Override
  public DatagramSocket datagrams() throws IOException {
    return new DatagramSocket();
  }
}
