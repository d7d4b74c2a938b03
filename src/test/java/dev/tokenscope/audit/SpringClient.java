package dev.tokenscope.audit;

import static org.springframework.security.oauth2.client.web.client.RequestAttributeClientRegistrationIdResolver.clientRegistrationId;
import static org.springframework.security.oauth2.client.web.client.RequestAttributePrincipalResolver.principal;

import dev.tokenscope.token.Claims;
import java.time.Instant;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.client.AuthorizedClientServiceOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.InMemoryOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.client.OAuth2ClientHttpRequestInterceptor;
import org.springframework.security.oauth2.client.web.client.RequestAttributePrincipalResolver;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.web.client.RestClient;

/**
 * Spring Security's OAuth 2.0 client with a {@code RestClient}, put together by hand as Spring Boot
 * would: it refreshes in the last minute of a lifetime, and forgets its tokens after a 401.
 */
final class SpringClient extends LibraryClient {

  private static final String USER = "alice";
  private static final String SERVER = "lab";

  /** Starts them. */
  record Kind() implements Starter {
    @Override
    public Subject start(Surroundings surroundings) {
      return new SpringClient(surroundings);
    }

    @Override
    public String clientId() {
      return "audit-client";
    }
  }

  private final Surroundings given;
  private final OAuth2AuthorizedClientService sessions;
  private final RestClient api;

  private SpringClient(Surroundings given) {
    this.given = given;
    ClientRegistration server =
        ClientRegistration.withRegistrationId(SERVER)
            .clientId(given.clientId())
            .clientSecret(given.clientSecret())
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .authorizationUri(given.origin() + "/oauth2/authorize")
            .redirectUri("http://127.0.0.1/callback")
            .tokenUri(given.origin() + "/oauth2/token")
            .build();
    var servers = new InMemoryClientRegistrationRepository(server);
    sessions = new InMemoryOAuth2AuthorizedClientService(servers);
    var manager = new AuthorizedClientServiceOAuth2AuthorizedClientManager(servers, sessions);
    manager.setAuthorizedClientProvider(
        OAuth2AuthorizedClientProviderBuilder.builder().authorizationCode().refreshToken().build());
    var interceptor = new OAuth2ClientHttpRequestInterceptor(manager);
    interceptor.setPrincipalResolver(new RequestAttributePrincipalResolver());
    interceptor.setAuthorizationFailureHandler(
        OAuth2ClientHttpRequestInterceptor.authorizationFailureHandler(sessions));
    api = RestClient.builder().requestInterceptor(interceptor).build();
    Surroundings.Tokens tokens = given.tokens();
    if (tokens != null) {
      Instant end = Instant.now().plus(tokens.expiresIn());
      Instant start = end.minusSeconds(3600);
      sessions.saveAuthorizedClient(
          new OAuth2AuthorizedClient(
              server,
              USER,
              new OAuth2AccessToken(
                  OAuth2AccessToken.TokenType.BEARER,
                  tokens.access(),
                  start,
                  end,
                  Claims.scopes(tokens.scope())),
              new OAuth2RefreshToken(tokens.refresh(), start)),
          new org.springframework.security.authentication.TestingAuthenticationToken(USER, ""));
    }
  }

  @Override
  public void logIn() {
    if (sessions.loadAuthorizedClient(SERVER, USER) == null) {
      throw SubjectBroken.keptNoTokens();
    }
  }

  @Override
  Reply send(String method, String path, String body) {
    var request =
        api.method(HttpMethod.valueOf(method))
            .uri(given.origin() + path)
            .attributes(clientRegistrationId(SERVER))
            .attributes(principal(USER));
    if (!body.isEmpty()) {
      request.contentType(MediaType.APPLICATION_JSON).body(body);
    }
    try {
      return request.exchange((_, answer) -> new Reply(answer.getStatusCode().value(), ""));
    } catch (ClientAuthorizationException e) {
      return sessions.loadAuthorizedClient(SERVER, USER) == null
          ? loginRequired()
          : new Reply(0, e.getError().getErrorCode());
    }
  }

  @Override
  public void logOut() {
    sessions.removeAuthorizedClient(SERVER, USER);
  }

  @Override
  public void close() {
    // nothing is kept open but what the JDK's client keeps
  }
}
