#!/usr/bin/env node
// axios with the interceptor axios-auth-refresh, as its README shows it: after a 401 it calls the refresh that the
// application writes, and stalls the requests that come meanwhile. Tokens in memory; token endpoint only.
import axios from "axios";
import { createAuthRefresh } from "axios-auth-refresh";
import { content, env, given, serve } from "./protocol.mjs";

let tokens = given;
const api = axios.create({ baseURL: env("URL") });
api.interceptors.request.use((request) => {
  if (!tokens) throw new Error("no session");
  request.headers["Authorization"] = `Bearer ${tokens.access_token}`;
  return request;
});

// written by the application: the plain axios, so that it does not meet its own 401
async function refresh(failed) {
  const old = tokens;
  const body = new URLSearchParams({ grant_type: "refresh_token", refresh_token: old.refresh_token,
    client_id: env("CLIENT_ID"), client_secret: env("CLIENT_SECRET") });
  const answer = await axios.post(env("TOKEN_URL"), body).catch((e) => {
    if (e.response?.status >= 400 && e.response.status < 500 && e.response.status !== 429) tokens = undefined;
    throw e;
  });
  if (!answer.data.access_token) throw new Error("no access token in the answer");
  if (tokens !== old) throw new Error("logged out meanwhile");
  tokens = { ...old, ...answer.data };
  failed.response.config.headers["Authorization"] = `Bearer ${tokens.access_token}`;
}
createAuthRefresh(api, refresh);

serve({
  isLoggedIn: () => !!tokens,
  request: async (wish, signal) => {
    const { body, headers } = content(wish);
    const answer = await api({ method: wish.method, url: wish.path, data: body, headers, signal })
      .catch((e) => { if (e.response?.config?.url === wish.path) return e.response; throw e; });
    return { status: answer.status };
  },
  logout: () => { tokens = undefined; },
});
