#!/usr/bin/env node
// @badgateway/oauth2-client: its OAuth2Fetch refreshes after a 401, at the end of a lifetime, and by a timer one minute
// ahead of it. Only the storage is the application's, here memory. It gives nothing up. Token endpoint only.
import { OAuth2Client, OAuth2Fetch } from "@badgateway/oauth2-client";
import { content, env, given, serve } from "./protocol.mjs";

const client = new OAuth2Client({ server: env("URL"), tokenEndpoint: env("TOKEN_URL"),
  clientId: env("CLIENT_ID"), clientSecret: env("CLIENT_SECRET") });
let session = given && { accessToken: given.access_token, refreshToken: given.refresh_token,
  expiresAt: Date.now() + given.expires_in * 1000 };
const wrapper = () => new OAuth2Fetch({
  client,
  getStoredToken: () => session ?? null,
  storeToken: (token) => { session = token; },
  getNewToken: () => { session = undefined; return null; }, // a person would have to log in
});
let web = wrapper();

serve({
  isLoggedIn: () => !!session,
  request: async (wish, signal) => {
    const answer = await web.fetch(env("URL") + wish.path, { method: wish.method, ...content(wish), signal });
    await answer.arrayBuffer();
    return { status: answer.status };
  },
  logout: () => { session = undefined; web = wrapper(); },
});
