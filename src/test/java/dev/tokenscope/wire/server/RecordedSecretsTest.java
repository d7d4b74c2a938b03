package dev.tokenscope.wire.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tokenscope.journal.JournalFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What leaves the process explains everything and opens nothing. */
class RecordedSecretsTest {

  private static final Pattern JWT =
      Pattern.compile("eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.([A-Za-z0-9_-]+)");
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
  private static final String BACK = "http%3A%2F%2F127.0.0.1%3A7000%2Fcb";

  @Test
  void nothing_secret_remains_in_a_recorded_journal(@TempDir Path folder) throws Exception {
    Path masked = folder.resolve("masked.jsonl");
    Path open = folder.resolve("open.jsonl");
    Set<String> secrets = new LinkedHashSet<>();
    try (Laboratory lab = new Laboratory();
        JournalFile.Recorder one =
            JournalFile.Recorder.start(lab.journal, masked, false, RecordedSecretsTest::fail);
        JournalFile.Recorder two =
            JournalFile.Recorder.start(lab.journal, open, true, RecordedSecretsTest::fail)) {
      assertThat(one).isNotSameAs(two);
      Laboratory.Tokens tokens = lab.login();
      lab.get("/api/me", tokens);
      lab.get("/api/orders?access_token=" + tokens.access());
      lab.get("/api/orders", "Authorization: Bearer " + tokens.refresh());
      lab.refresh(tokens.refresh());
      lab.manner(m -> m.camelCase(true));
      lab.json("/auth/login", "{\"username\" : \"bob\", \"password\" : \"builder\"}");
      lab.manner(m -> m.camelCase(false));
      lab.json("/auth/login", "{\"username\":\"alice\",\"password\":\"wrong-password\"}");
      lab.form(
          "/oauth2/token",
          "client_id=qa-client&client_secret=qa-secret&grant_type=password"
              + "&username=admin&password=pass%20phrase");
      lab.introspect(lab.loginAsQa().refresh());
      lab.get("/api/me", "Authorization: Bearer opaque-secret-1");
      lab.get("/api/me", "Authorization: Digest digest-secret-1", "Cookie: sid=cookie-secret-1");
      lab.json("/auth/refresh", "{\"refresh_token\":\"opaque-secret-2\"}");
      secrets.add(code(lab));
    }
    String everything = Files.readString(open);
    Matcher jwts = JWT.matcher(everything);
    while (jwts.find()) {
      secrets.add(jwts.group(1));
    }
    secrets.addAll(
        Set.of(
            "wonderland",
            "builder\\",
            "wrong-password",
            "pass%20phrase",
            "qa-secret",
            "cWEtY2xpZW50OnFhLXNlY3JldA",
            "opaque-secret-1",
            "opaque-secret-2",
            "digest-secret-1",
            "cookie-secret-1",
            VERIFIER));
    assertThat(secrets).hasSizeGreaterThan(20).allMatch(everything::contains);
    String shown = Files.readString(masked);
    assertThat(secrets).noneMatch(shown::contains);
    assertThat(JWT.matcher(shown).find()).isFalse();
    assertThat(JournalFile.read(masked)).hasSameSizeAs(JournalFile.read(open));
  }

  private static String code(Laboratory lab) throws Exception {
    String location =
        lab.form(
                "/oauth2/authorize?response_type=code&client_id=tokenscope"
                    + "&code_challenge_method=S256&redirect_uri="
                    + BACK
                    + "&code_challenge="
                    + CodeGrant.challengeOf(VERIFIER),
                "username=alice&password=wonderland")
            .the("Location");
    int start = location.indexOf("code=") + 5;
    String code = location.substring(start, location.indexOf('&', start));
    lab.form(
        "/oauth2/token",
        "grant_type=authorization_code&client_id=tokenscope&code="
            + code
            + "&code_verifier="
            + VERIFIER
            + "&redirect_uri="
            + BACK);
    return code;
  }

  private static void fail(Exception e) {
    throw new AssertionError(e);
  }
}
