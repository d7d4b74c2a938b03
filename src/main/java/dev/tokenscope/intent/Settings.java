package dev.tokenscope.intent;

import dev.tokenscope.token.Alg;
import java.time.Duration;

/**
 * Everything that can be chosen about the server and the built-in client.
 *
 * @param profile where these settings started
 * @param lifetimes how long tokens live
 * @param style where the built-in client sends its refresh token, and, when it is {@link
 *     RefreshStyle#HEADER}, that the API accepts one
 * @param rotation what using a refresh token does to it
 * @param denyList whether the API asks for revoked families and tokens, or trusts a JWT to its end
 * @param algorithm what new tokens are signed with
 * @param leeway how long after {@code exp} the API still accepts a token
 * @param manner how the server speaks
 * @param client how the built-in client refreshes
 * @param store where the built-in client keeps its tokens
 */
public record Settings(
    Profile profile,
    Lifetimes lifetimes,
    RefreshStyle style,
    Rotation rotation,
    boolean denyList,
    Alg algorithm,
    Duration leeway,
    Manner manner,
    RefreshPolicy client,
    StoreKind store) {

  /** The same with other lifetimes. */
  public Settings lifetimes(Lifetimes value) {
    return new Settings(
        profile, value, style, rotation, denyList, algorithm, leeway, manner, client, store);
  }

  /** The same in the other refresh style. */
  public Settings style(RefreshStyle value) {
    return new Settings(
        profile, lifetimes, value, rotation, denyList, algorithm, leeway, manner, client, store);
  }

  /** The same with another rotation. */
  public Settings rotation(Rotation value) {
    return new Settings(
        profile, lifetimes, style, value, denyList, algorithm, leeway, manner, client, store);
  }

  /** The same with the deny list on or off. */
  public Settings denyList(boolean value) {
    return new Settings(
        profile, lifetimes, style, rotation, value, algorithm, leeway, manner, client, store);
  }

  /** The same with another algorithm. */
  public Settings algorithm(Alg value) {
    return new Settings(
        profile, lifetimes, style, rotation, denyList, value, leeway, manner, client, store);
  }

  /** The same with another leeway. */
  public Settings leeway(Duration value) {
    return new Settings(
        profile, lifetimes, style, rotation, denyList, algorithm, value, manner, client, store);
  }

  /** The same in another manner of speaking. */
  public Settings manner(Manner value) {
    return new Settings(
        profile, lifetimes, style, rotation, denyList, algorithm, leeway, value, client, store);
  }

  /** The same with another refresh policy of the built-in client. */
  public Settings client(RefreshPolicy value) {
    return new Settings(
        profile, lifetimes, style, rotation, denyList, algorithm, leeway, manner, value, store);
  }

  /** The same with the built-in client's tokens kept elsewhere. */
  public Settings store(StoreKind value) {
    return new Settings(
        profile, lifetimes, style, rotation, denyList, algorithm, leeway, manner, client, value);
  }

  /** Another profile's server, with this client and store. */
  public Settings profile(Profile value) {
    Settings fresh = value.settings();
    return fresh.client(client).store(store);
  }
}
