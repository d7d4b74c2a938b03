#!/usr/bin/env node
// A client made of axios and one interceptor, as an adapter for TokenScope's audit (npm install axios). Honest about
// itself: redirects are off; bodies are strings, so a retry sends the same ones; tokens in memory; token endpoint only.
import axios from "axios";
import { createInterface } from "node:readline";
const env = (name) => process.env["TOKENSCOPE_" + name];
const tokens = { access: env("ACCESS_TOKEN"), refresh: env("REFRESH_TOKEN") };
const underWay = new Map();
const api = axios.create({ baseURL: env("URL"), maxRedirects: 0 });
let refreshing = null, notBefore = 0; // a server that is busy or down says when it may be asked again
async function grant(form) {
  const body = new URLSearchParams({ ...form, client_id: env("CLIENT_ID"), client_secret: env("CLIENT_SECRET") });
  // not through api: its interceptor must not see its own 401
  const answer = await axios.post(env("TOKEN_URL"), body, { maxRedirects: 0, validateStatus: () => true });
  if (form.refresh_token && form.refresh_token !== tokens.refresh) return false; // somebody logged out meanwhile
  if (answer.status === 200 && answer.data.access_token) {
    Object.assign(tokens, { access: answer.data.access_token, refresh: answer.data.refresh_token ?? tokens.refresh });
    return true;
  }
  if (answer.status < 500 && answer.status !== 429) Object.assign(tokens, { access: undefined, refresh: undefined });
  else notBefore = Date.now() + 1000 * (Number(answer.headers["retry-after"]) || 1);
  return false;
}
api.interceptors.request.use((config) => {
  if (!tokens.access) throw new Error("login_required");
  config.used = tokens.access;
  config.headers.set("Authorization", "Bearer " + config.used);
  return config;
});
api.interceptors.response.use(undefined, async (error) => {
  const config = error.config;
  if (error.response?.status !== 401 || config.again) throw error;
  if (tokens.access === config.used) {
    if (Date.now() >= notBefore) refreshing ??= grant({ grant_type: "refresh_token", refresh_token: tokens.refresh }).finally(() => (refreshing = null));
    if (!(await refreshing)) throw new Error(tokens.access ? "refresh_failed" : "login_required");
  }
  return api({ ...config, again: true });
});
const does = {
  hello: () => (env("REFRESH_STYLE") === "endpoint" ? { ok: true, sharedStore: false } : { unsupported: true }),
  login: async () => ({ ok: !!tokens.access || (await grant({ grant_type: "password", username: env("USERNAME"), password: env("PASSWORD") })) }),
  request: async ({ id, method, path, headers, body, bodyText, contentType = "application/json" }) => {
    const data = bodyText ?? (body === undefined ? undefined : JSON.stringify(body));
    const type = data === undefined ? {} : { "Content-Type": contentType };
    const { signal } = underWay.set(id, new AbortController()).get(id);
    const answer = await api({ method, url: path, data, signal, headers: { ...type, ...headers } })
      .catch((e) => { if (e.response) return e.response; throw e; });
    return { status: answer.status };
  },
  abort: (ask) => (underWay.get(ask.request)?.abort(), { ok: true }),
  logout: () => (Object.assign(tokens, { access: undefined, refresh: undefined }), { ok: true }),
};
for await (const line of createInterface({ input: process.stdin })) {
  const ask = JSON.parse(line);
  if (ask.do === "exit") process.exit(0);
  Promise.resolve(does[ask.do] ? does[ask.do](ask) : { unsupported: true })
    .catch((e) => ({ error: axios.isCancel(e) ? "aborted" : String(e.message) }))
    .then((said) => console.log(JSON.stringify({ id: ask.id, ...said })));
}
