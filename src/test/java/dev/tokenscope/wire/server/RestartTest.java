package dev.tokenscope.wire.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.PATH;

import dev.tokenscope.journal.Entry;
import dev.tokenscope.journal.Event;
import dev.tokenscope.journal.Kept;
import dev.tokenscope.journal.Trouble;
import dev.tokenscope.token.TokenType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restart is nothing special: the same fold, on another port. */
class RestartTest {

  private static Laboratory start(Path folder) throws IOException {
    Instant latest = LabServer.latestLabTime(folder);
    return new Laboratory(folder, latest.isAfter(Laboratory.START) ? latest : Laboratory.START);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 86_400})
  void tokens_survive_on_another_port_and_reuse_is_still_detected(
      long jumpSeconds, @TempDir Path folder) throws IOException {
    Laboratory.Tokens first;
    Laboratory.Tokens second;
    int port;
    try (Laboratory lab = start(folder)) {
      lab.pass(jumpSeconds);
      first = lab.login();
      second = Laboratory.Tokens.of(lab.refresh(first.refresh()));
      port = lab.port();
      assertClosedToOthers(folder);
    }
    try (Laboratory lab = start(folder)) {
      assertThat(lab.port()).isNotEqualTo(port);
      assertThat(lab.clock.instant()).isEqualTo(Laboratory.START.plusSeconds(jumpSeconds));
      assertThat(lab.get("/api/me", second).status()).isEqualTo(200);
      Reply third = lab.refresh(second.refresh());
      assertThat(third.status()).isEqualTo(200);
      assertThat(lab.refresh(first.refresh()).fullError())
          .isEqualTo("400 invalid_grant: The refresh token was already used");
      assertThat(lab.refresh(third.text("refresh_token")).fullError())
          .isEqualTo("400 invalid_grant: The refresh token was revoked");
      assertThat(lab.troubles).isEmpty();
      assertClosedToOthers(folder);
    }
  }

  private static void assertClosedToOthers(Path folder) throws IOException {
    Map<String, String> rights = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        rights.put(
            file.getFileName().toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    assertThat(rights).isEqualTo(Map.of("families.jsonl", "rw-------", "keys.json", "rw-------"));
  }

  @Test
  void what_the_server_knows_is_the_fold_of_what_it_wrote(@TempDir Path folder) throws IOException {
    List<FamilySummary> live;
    try (Laboratory lab = start(folder)) {
      lab.choose(s -> s.denyList(true));
      Laboratory.Tokens alice = lab.login();
      Laboratory.Tokens bob = lab.login("bob", "builder");
      lab.pass(3);
      String next = lab.refresh(alice.refresh()).text("refresh_token");
      lab.refresh(bob.refresh());
      lab.refresh(bob.refresh());
      lab.refresh(next);
      lab.loginAsQa();
      lab.form("/oauth2/revoke", "client_id=tokenscope&token=" + alice.access());
      lab.server.expireAll(TokenType.REFRESH);
      live = lab.server.families();
    }
    try (Laboratory lab = start(folder)) {
      assertThat(lab.server.families()).isEqualTo(live);
    }
  }

  @Test
  void a_denied_access_token_stays_denied(@TempDir Path folder) throws IOException {
    Laboratory.Tokens tokens;
    try (Laboratory lab = start(folder)) {
      lab.choose(s -> s.denyList(true));
      tokens = lab.login();
      lab.form("/oauth2/revoke", "client_id=tokenscope&token=" + tokens.access());
    }
    try (Laboratory lab = start(folder)) {
      lab.choose(s -> s.denyList(true));
      assertThat(lab.get("/api/me", tokens).text("error_description"))
          .isEqualTo("The access token was revoked");
    }
  }

  @Test
  void a_refresh_token_of_a_family_that_ended_is_expired_not_unknown(@TempDir Path folder)
      throws IOException {
    Laboratory.Tokens tokens;
    try (Laboratory lab = start(folder)) {
      tokens = lab.login();
      lab.pass(601);
      lab.login();
    }
    try (Laboratory lab = start(folder)) {
      assertThat(lab.server.families()).hasSize(1);
      assertThat(
              lab.get("/api/me", "Authorization: Bearer " + tokens.refresh())
                  .text("error_description"))
          .isEqualTo("The refresh token expired, log in again");
      assertThat(lab.refresh("nonsense").fullError())
          .isEqualTo("400 invalid_grant: The refresh token is unknown");
    }
  }

  @Test
  void new_tokens_are_good_although_all_before_were_ended_and_forgotten(@TempDir Path folder)
      throws IOException {
    try (Laboratory lab = start(folder)) {
      lab.login();
      lab.login();
      lab.server.expireAll(TokenType.ACCESS);
      lab.pass(700);
      lab.server.expireAll(TokenType.REFRESH);
    }
    start(folder).close();
    try (Laboratory lab = start(folder)) {
      assertThat(lab.server.families()).isEmpty();
      Laboratory.Tokens tokens = lab.login();
      assertThat(lab.get("/api/me", tokens).status()).isEqualTo(200);
      assertThat(lab.refresh(tokens.refresh()).status()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\n",
        "null\n",
        "{\"seq\":1,\"at\":\"2026-03-01T09:00:00Z\",\"cause\":0,"
            + "\"event\":{\"event\":\"FamilyStarted\",\"sid\":\"f\"}}\n"
      })
  void a_damaged_file_is_set_aside_and_said(String damage, @TempDir Path folder)
      throws IOException {
    Path families = folder.resolve("families.jsonl");
    Path keys = folder.resolve("keys.json");
    start(folder).close();
    Files.writeString(families, damage + damage);
    Files.writeString(keys, damage);
    try (Laboratory lab = start(folder)) {
      assertThat(troubles(lab))
          .extracting(trouble -> ((Trouble.MovedAside) trouble).what())
          .containsExactly(Kept.KEYS, Kept.FAMILIES);
      assertThat(lab.get("/api/me", lab.login()).status()).isEqualTo(200);
    }
    assertThat(aside(families)).singleElement(PATH).hasContent(damage + damage);
    assertThat(aside(keys)).singleElement(PATH).hasContent(damage);
    Files.writeString(families, damage + damage);
    start(folder).close();
    assertThat(aside(families)).hasSize(2);
  }

  private static List<Path> aside(Path file) throws IOException {
    String prefix = file.getFileName() + ".set-aside-";
    try (Stream<Path> all = Files.list(file.resolveSibling(""))) {
      return all.filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  private static List<Trouble> troubles(Laboratory lab) {
    return lab.journal.since(0).stream()
        .map(Entry::event)
        .filter(Event.TroubleMet.class::isInstance)
        .map(event -> ((Event.TroubleMet) event).trouble())
        .toList();
  }

  @Test
  void a_folder_that_is_gone_is_said_and_the_server_goes_on(@TempDir Path folder)
      throws IOException {
    Path inner = folder.resolve("inner");
    try (Laboratory lab = start(inner)) {
      Files.delete(inner.resolve("families.jsonl"));
      Files.delete(inner);
      Files.writeString(inner, "a file where the folder was");
      Laboratory.Tokens tokens = lab.login();
      assertThat(lab.get("/api/me", tokens).status()).isEqualTo(200);
      assertThat(troubles(lab))
          .isNotEmpty()
          .allMatch(
              trouble -> trouble instanceof Trouble.NotKept notKept && notKept.what() == Kept.KEYS);
    }
  }

  @Test
  void a_file_where_the_folder_should_be_is_said_and_the_server_serves(@TempDir Path folder)
      throws IOException {
    Path inner = folder.resolve("inner");
    Files.writeString(inner, "a file where the folder should be");
    try (Laboratory lab = start(inner)) {
      assertThat(lab.get("/api/me", lab.login()).status()).isEqualTo(200);
      assertThat(troubles(lab))
          .anyMatch(
              trouble ->
                  trouble instanceof Trouble.NotKept notKept && notKept.what() == Kept.FAMILIES);
    }
    assertThat(inner).hasContent("a file where the folder should be");
  }

  @Test
  void starts_and_stops_are_in_the_journal(@TempDir Path folder) throws IOException {
    List<Event> events = new ArrayList<>();
    try (Laboratory lab = start(folder)) {
      lab.journal.listen(entry -> events.add(entry.event()));
      lab.server.close();
    }
    assertThat(events).hasSize(2);
    assertThat(events.get(0)).isInstanceOf(Event.ServerStarted.class);
    assertThat(events.get(1).closes()).isEqualTo(events.get(0).opens());
  }
}
