package dev.tokenscope.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tokenscope.journal.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's client: a command that is told what to do in lines of JSON, and answers in the same
 * way. Whatever else it prints is passed on. It is killed with everything it started.
 */
public final class CommandSubject implements Subject {

  /** More output than this is a flood. */
  public static final long OUTPUT_MAX = 1024L * 1024;

  private static final int LINE_MAX = 256 * 1024;

  private final Process process;
  private final ProcessTree tree;
  private final BufferedWriter input;
  private final Consumer<String> chatter;
  private final Duration patience;
  private final AtomicLong ids = new AtomicLong();
  private final AtomicLong printed = new AtomicLong();
  private final Map<Long, CompletableFuture<JsonNode>> open = new ConcurrentHashMap<>();
  private final boolean sharedStore;
  private volatile @Nullable SubjectBroken broken;

  /**
   * Starts commands.
   *
   * @param command and its arguments
   * @param folder to start it in
   * @param patience how long an answer may take
   * @param chatter is told what it prints besides
   */
  public record Kind(List<String> command, Path folder, Duration patience, Consumer<String> chatter)
      implements Starter {
    @Override
    public Subject start(Surroundings surroundings) {
      return new CommandSubject(this, surroundings);
    }

    @Override
    public String clientId() {
      return "audit-client";
    }
  }

  private CommandSubject(Kind kind, Surroundings surroundings) {
    this.chatter = kind.chatter();
    this.patience = kind.patience();
    ProcessBuilder builder = new ProcessBuilder(kind.command()).directory(kind.folder().toFile());
    builder.environment().putAll(surroundings.environment());
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new SubjectBroken(Breakdown.NOT_STARTED, String.valueOf(e.getMessage()));
    }
    tree = new ProcessTree(process, "TOKENSCOPE_STATE_DIR=" + surroundings.stateDir());
    input = process.outputWriter(StandardCharsets.UTF_8);
    reader("audit answers", process.getInputStream(), this::heard);
    reader("audit chatter", process.getErrorStream(), chatter);
    var _ = process.onExit().thenRun(this::left);
    try {
      JsonNode hello = ask(Json.mapper().createObjectNode().put("do", "hello").put("protocol", 1));
      sharedStore = hello.path("sharedStore").asBoolean(false);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void reader(String name, InputStream from, Consumer<String> line) {
    Thread.ofPlatform().daemon().name(name).start(() -> read(from, line));
  }

  private void read(InputStream from, Consumer<String> line) {
    StringBuilder text = new StringBuilder();
    byte[] bytes = new byte[8192];
    try (from) {
      for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
        if (printed.addAndGet(count) > OUTPUT_MAX || text.length() > LINE_MAX) {
          fail(new SubjectBroken(Breakdown.FLOODS, ""));
          return;
        }
        text.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
        for (int end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n")) {
          line.accept(text.substring(0, end).strip());
          text.delete(0, end + 1);
        }
      }
    } catch (IOException e) {
      // closed under our hands: whoever closed it knows why
      chatter.accept("");
    }
  }

  private void heard(String line) {
    JsonNode answer = null;
    if (line.startsWith("{")) {
      try {
        answer = Json.mapper().readTree(line);
      } catch (JsonProcessingException e) {
        fail(new SubjectBroken(Breakdown.NONSENSE, shortened(line)));
        return;
      }
    }
    if (answer == null || !answer.path("id").isIntegralNumber()) {
      chatter.accept(line);
      return;
    }
    tree.look();
    CompletableFuture<JsonNode> waiting = open.remove(answer.path("id").asLong());
    if (waiting == null) {
      fail(new SubjectBroken(Breakdown.NONSENSE, shortened(line)));
    } else {
      waiting.complete(answer);
    }
  }

  private static String shortened(String line) {
    return line.length() > 80 ? line.substring(0, 80) + "…" : line;
  }

  private void left() {
    fail(new SubjectBroken(Breakdown.CRASHED, Integer.toString(process.exitValue())));
  }

  private void fail(SubjectBroken how) {
    synchronized (this) {
      if (broken == null) {
        broken = how;
      }
    }
    SubjectBroken first = broken;
    open.values().forEach(waiting -> waiting.completeExceptionally(first == null ? how : first));
    if (how.breakdown() != Breakdown.CRASHED) {
      tree.end();
    }
  }

  private CompletableFuture<JsonNode> send(ObjectNode wish) {
    long id = ids.getAndIncrement();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    open.put(id, answer);
    SubjectBroken before = broken;
    if (before != null) {
      answer.completeExceptionally(before);
      return answer;
    }
    wish.put("id", id);
    try {
      synchronized (input) {
        input.write(wish.toString());
        input.write('\n');
        input.flush();
      }
    } catch (IOException e) {
      // it does not read any more; its end says more than this
      answer.completeExceptionally(
          new SubjectBroken(Breakdown.CRASHED, String.valueOf(e.getMessage())));
    }
    return answer;
  }

  private JsonNode ask(ObjectNode wish) {
    try {
      JsonNode answer = send(wish).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (answer.path("unsupported").asBoolean(false)) {
        throw new Unsupported();
      }
      return answer;
    } catch (TimeoutException e) {
      throw new SubjectBroken(Breakdown.HANGS, wish.path("do").asText());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SubjectBroken known
          ? known
          : new SubjectBroken(Breakdown.LABORATORY, String.valueOf(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SubjectBroken(Breakdown.LABORATORY, "interrupted");
    }
  }

  @Override
  public boolean sharesStore() {
    return sharedStore;
  }

  @Override
  public void logIn() {
    JsonNode answer = ask(Json.mapper().createObjectNode().put("do", "login"));
    if (!answer.path("ok").asBoolean(false)) {
      throw new SubjectBroken(Breakdown.NO_LOGIN, answer.path("error").asText(""));
    }
  }

  @Override
  public Pending request(String method, String path, String body) {
    ObjectNode wish =
        Json.mapper()
            .createObjectNode()
            .put("do", "request")
            .put("method", method)
            .put("path", path);
    if (!body.isEmpty()) {
      wish.put("bodyText", body).put("contentType", "application/json");
    }
    CompletableFuture<Reply> reply = send(wish).thenApply(CommandSubject::reply);
    long id = wish.path("id").asLong();
    return Pending.of(
        reply, () -> ask(Json.mapper().createObjectNode().put("do", "abort").put("request", id)));
  }

  private static Reply reply(JsonNode answer) {
    if (answer.path("unsupported").asBoolean(false)) {
      throw new Unsupported();
    }
    if (answer.path("status").isIntegralNumber()) {
      return new Reply(answer.path("status").asInt(), "");
    }
    if (answer.path("error").isTextual()) {
      return new Reply(0, answer.path("error").asText());
    }
    throw new SubjectBroken(Breakdown.NONSENSE, shortened(answer.toString()));
  }

  @Override
  public void logOut() {
    ask(Json.mapper().createObjectNode().put("do", "logout"));
  }

  @Override
  public void close() {
    synchronized (this) {
      if (broken == null) {
        broken = new SubjectBroken(Breakdown.CRASHED, "closed");
      }
    }
    tree.end();
  }
}
