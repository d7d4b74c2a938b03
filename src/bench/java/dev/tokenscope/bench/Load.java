package dev.tokenscope.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Loads a server: kept-alive connections, one request at a time on each, all of them on one thread
 * over bare sockets, so that it costs a fraction of what it measures. The same for both sides.
 */
final class Load implements AutoCloseable {

  private final Selector selector = Selector.open();
  private final List<Line> lines = new ArrayList<>();

  /** What is said on one connection. */
  interface Talk {
    /**
     * The next request.
     *
     * @param last the answer to the one before, head and body; empty before the first
     */
    byte[] next(String last) throws IOException;
  }

  /** One connection. */
  private static final class Line {
    private final SocketChannel channel;
    private final Talk talk;
    private final byte[] bytes = new byte[64 * 1024];
    private final ByteBuffer in = ByteBuffer.wrap(bytes);
    private String last = "";

    Line(SocketChannel channel, Talk talk) {
      this.channel = channel;
      this.talk = talk;
    }

    void ask() throws IOException {
      ByteBuffer request = ByteBuffer.wrap(talk.next(last));
      while (request.hasRemaining()) {
        channel.write(request);
      }
    }

    /** Reads what is there, and says whether an answer is whole. */
    boolean hear() throws IOException {
      if (channel.read(in) < 0) {
        throw new IOException("The server closed a connection after: " + last);
      }
      int length = Answers.length(bytes, in.position());
      if (length < 0 || in.position() < length) {
        return false;
      }
      last = Answers.text(bytes, length);
      Answers.check(last);
      in.clear();
      return true;
    }
  }

  /** Connects, once for each talk. */
  Load(InetSocketAddress server, List<Talk> talks) throws IOException {
    for (Talk talk : talks) {
      SocketChannel channel = SocketChannel.open(server);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.configureBlocking(false);
      Line line = new Line(channel, talk);
      channel.register(selector, SelectionKey.OP_READ, line);
      lines.add(line);
    }
  }

  /** Asks as fast as answers come, for so long, and gives back the answers in a second. */
  double answersPerSecond(Duration span) throws IOException {
    long start = System.nanoTime();
    long end = start + span.toNanos();
    long answers = ask(_ -> System.nanoTime() < end);
    return answers * 1e9 / (System.nanoTime() - start);
  }

  /**
   * Asks as fast as answers come, until so many are there, and one more for a connection at most.
   */
  long answers(long number) throws IOException {
    return ask(answers -> answers < number);
  }

  /** Asks while so many answers are not enough, and gives back how many there were. */
  private long ask(LongPredicate more) throws IOException {
    int open = 0;
    long answers = 0;
    for (Line line : lines) {
      line.ask();
      open++;
    }
    while (open > 0) {
      selector.select(30_000);
      if (selector.selectedKeys().isEmpty()) {
        throw new IOException("No answer in 30 seconds.");
      }
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.attachment() instanceof Line line && line.hear()) {
          answers++;
          if (more.test(answers)) {
            line.ask();
          } else {
            open--;
          }
        }
      }
      selector.selectedKeys().clear();
    }
    return answers;
  }

  @Override
  public void close() throws IOException {
    for (Line line : lines) {
      line.channel.close();
    }
    selector.close();
  }
}
