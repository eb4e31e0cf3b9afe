package dev.sluice.features.kubernetes.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class HttpAnswerTest {

  @Test
  void knowsTheStatus() throws IOException {
    assertThat(status("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")).isEqualTo(200);
    assertThat(status("HTTP/1.0 503\r\n\r\n")).isEqualTo(503);
    assertThat(status("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n"))
        .isEqualTo(200);
  }

  @Test
  void doesNotWaitForTheEndOfTheConnection() throws IOException {
    byte[] answer =
        "HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nLIVE".getBytes(StandardCharsets.US_ASCII);
    InputStream open =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            if (at == answer.length) {
              throw new IllegalStateException("would wait for the server to close");
            }
            return answer[at++];
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            buffer[offset] = (byte) read();
            return 1;
          }
        };
    assertThat(HttpAnswer.status(open)).isEqualTo(200);
  }

  @Test
  void rejectsOtherProtocols() {
    assertThatThrownBy(() -> status("SSH-2.0-x\r\n")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> status("")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> status("HTTP/1.1 200 OK\r\nCont")).isInstanceOf(IOException.class);
  }

  private static int status(String answer) throws IOException {
    return HttpAnswer.status(new ByteArrayInputStream(answer.getBytes(StandardCharsets.US_ASCII)));
  }
}
