package dev.tokenscope.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.api.client.auth.oauth2.BearerToken;
import com.google.api.client.auth.oauth2.ClientParametersAuthentication;
import com.google.api.client.auth.oauth2.Credential;
import com.google.api.client.auth.oauth2.DataStoreCredentialRefreshListener;
import com.google.api.client.auth.oauth2.StoredCredential;
import com.google.api.client.http.ByteArrayContent;
import com.google.api.client.http.GenericUrl;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.store.DataStore;
import com.google.api.client.util.store.FileDataStoreFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * google-oauth-client: a {@code Credential} that attaches the token, refreshes in the last minute
 * of a lifetime and after a 401, under a lock, and writes its tokens to a file.
 */
final class GoogleClient extends LibraryClient {

  private static final String USER = "alice";

  /** It says SEVERE to each refresh that fails, which is what it is here for. */
  private static final Logger QUIET = Logger.getLogger(Credential.class.getName());

  static {
    QUIET.setLevel(Level.OFF);
  }

  /** Starts them. */
  record Kind() implements Starter {
    @Override
    public Subject start(Surroundings surroundings) {
      try {
        return new GoogleClient(surroundings);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String clientId() {
      return "audit-client";
    }
  }

  private final Surroundings given;
  private final NetHttpTransport transport = new NetHttpTransport();
  private final Credential credential;
  private final DataStore<StoredCredential> store;

  private GoogleClient(Surroundings given) throws IOException {
    this.given = given;
    FileDataStoreFactory folder = new FileDataStoreFactory(given.stateDir().toFile());
    store = StoredCredential.getDefaultDataStore(folder);
    credential =
        new Credential.Builder(BearerToken.authorizationHeaderAccessMethod())
            .setTransport(transport)
            .setJsonFactory(GsonFactory.getDefaultInstance())
            .setTokenServerUrl(new GenericUrl(given.origin() + "/oauth2/token"))
            .setClientAuthentication(
                new ClientParametersAuthentication(given.clientId(), given.clientSecret()))
            .addRefreshListener(new DataStoreCredentialRefreshListener(USER, store))
            .build();
    Surroundings.Tokens tokens = given.tokens();
    if (tokens != null) {
      credential
          .setAccessToken(tokens.access())
          .setRefreshToken(tokens.refresh())
          .setExpiresInSeconds(tokens.expiresIn().toSeconds());
      store.set(USER, new StoredCredential(credential));
    } else if (store.containsKey(USER)) {
      StoredCredential kept = store.get(USER);
      credential
          .setAccessToken(kept.getAccessToken())
          .setRefreshToken(kept.getRefreshToken())
          .setExpirationTimeMilliseconds(kept.getExpirationTimeMilliseconds());
    }
  }

  @Override
  public void logIn() {
    if (credential.getRefreshToken() == null) {
      throw SubjectBroken.keptNoTokens();
    }
  }

  @Override
  Reply send(String method, String path, String body) throws IOException {
    HttpRequest request =
        transport
            .createRequestFactory(credential)
            .buildRequest(
                method,
                new GenericUrl(given.origin() + path),
                body.isEmpty()
                    ? null
                    : new ByteArrayContent("application/json", body.getBytes(UTF_8)));
    request.setThrowExceptionOnExecuteError(false);
    HttpResponse answer = request.execute();
    try {
      boolean over = answer.getStatusCode() == 401 && credential.getAccessToken() == null;
      return over ? loginRequired() : new Reply(answer.getStatusCode(), "");
    } finally {
      answer.disconnect();
    }
  }

  @Override
  public void logOut() {
    credential.setAccessToken(null).setRefreshToken(null).setExpirationTimeMilliseconds(null);
    try {
      store.delete(USER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      transport.shutdown();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
