package dev.tokenscope.wire.server;

import dev.tokenscope.intent.Profile;
import dev.tokenscope.intent.Settings;
import dev.tokenscope.journal.Body;
import dev.tokenscope.journal.Header;
import dev.tokenscope.journal.Journal;
import dev.tokenscope.journal.Message;
import dev.tokenscope.lab.LabClock;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Headers;
import okio.ByteString;

/**
 * The peer of the server's figures: the dispatcher of {@link LabServer} in a MockWebServer that
 * nobody has touched.
 */
public final class AsItComes {

  private AsItComes() {}

  /** Serves at a port until it is killed. */
  public static void main(String[] arguments) throws IOException {
    Settings settings = Profile.QA.settings();
    LabClock clock = LabClock.running(InstantSource.system().instant());
    LabServer lab =
        new LabServer(
            LabServer.Options.inMemory(),
            () -> settings,
            clock,
            new Journal(clock),
            "0af7651916cd43dd8448eb211c80319c",
            new SecureRandom());
    lab.start();
    MockWebServer server = new MockWebServer();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            // it would pile up
            server.takeRequest(0, TimeUnit.MILLISECONDS);
            return lab.answer(incoming(request));
          }
        });
    server.start(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
  }

  private static Incoming incoming(RecordedRequest request) {
    Headers fields = request.getHeaders();
    List<Header> headers = new ArrayList<>(fields.size());
    for (int i = 0; i < fields.size(); i++) {
      headers.add(new Header(fields.name(i), fields.value(i)));
    }
    ByteString body = request.getBody();
    return new Incoming(
        new Message.Request(
            request.getMethod(),
            request.getTarget(),
            headers,
            body == null ? Body.EMPTY : Body.of(body.toByteArray())),
        fields.get("Host") == null ? "" : fields.get("Host"),
        "127.0.0.1",
        0,
        false,
        null);
  }
}
