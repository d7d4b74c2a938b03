#!/usr/bin/env node
// simple-oauth2 as its guide shows it: before each call the token is asked whether it is about to expire, and refreshed.
// It knows nothing of calls: that one refresh serves all who wait is the application's, and its guide does not.
// Tokens in memory; token endpoint only.
import { AuthorizationCode } from "simple-oauth2";
import { content, env, given, serve } from "./protocol.mjs";

const client = new AuthorizationCode({
  client: { id: env("CLIENT_ID"), secret: env("CLIENT_SECRET") },
  auth: { tokenHost: env("URL"), tokenPath: "/oauth2/token" },
});
const EXPIRATION_WINDOW_IN_SECONDS = 300; // the guide's
let accessToken = given && client.createToken(given);

serve({
  isLoggedIn: () => !!accessToken,
  request: async (wish, signal) => {
    if (!accessToken) return { error: "login_required" };
    if (accessToken.expired(EXPIRATION_WINDOW_IN_SECONDS)) {
      try {
        accessToken = await accessToken.refresh();
      } catch (error) {
        const status = error.output?.statusCode;
        if (status >= 400 && status < 500 && status !== 429) accessToken = undefined;
        throw error;
      }
    }
    const { body, headers } = content(wish);
    const answer = await fetch(env("URL") + wish.path, { method: wish.method, body, signal,
      headers: { ...headers, Authorization: `Bearer ${accessToken.token.access_token}` } });
    await answer.arrayBuffer();
    return { status: answer.status };
  },
  logout: () => { accessToken = undefined; },
});
