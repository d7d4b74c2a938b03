#!/usr/bin/env node
// A client made of fetch, as an adapter for TokenScope's audit (Node 20 or newer, nothing to install).
// Honest about itself: redirects are not followed; bodies are strings, so a retry sends the same ones;
// tokens are kept in memory; token endpoint only.
import { createInterface } from "node:readline";
const env = (name) => process.env["TOKENSCOPE_" + name];
const tokens = { access: env("ACCESS_TOKEN"), refresh: env("REFRESH_TOKEN") };
const underWay = new Map();
let refreshing = null, notBefore = 0; // a server that is busy or down says when it may be asked again
async function grant(form) {
  const body = new URLSearchParams({ ...form, client_id: env("CLIENT_ID"), client_secret: env("CLIENT_SECRET") });
  const answer = await fetch(env("TOKEN_URL"), { method: "POST", body, redirect: "manual" });
  const fresh = answer.ok ? await answer.json() : null;
  if (form.refresh_token && form.refresh_token !== tokens.refresh) return false; // somebody logged out meanwhile
  if (fresh) {
    if (!fresh.access_token) throw new Error("no access token in the answer");
    Object.assign(tokens, { access: fresh.access_token, refresh: fresh.refresh_token ?? tokens.refresh });
  } else if (answer.status < 500 && answer.status !== 429) {
    Object.assign(tokens, { access: undefined, refresh: undefined });
  } else notBefore = Date.now() + 1000 * (Number(answer.headers.get("Retry-After")) || 1);
  return answer.ok;
}
// one refresh, whoever asks; who comes with a token that was replaced meanwhile needs none
function refresh(used) {
  if (tokens.access !== used || Date.now() < notBefore) return Promise.resolve(tokens.access !== used);
  refreshing ??= grant({ grant_type: "refresh_token", refresh_token: tokens.refresh }).finally(() => (refreshing = null));
  return refreshing;
}
async function request(ask, signal) {
  const body = ask.bodyText ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body));
  const type = body === undefined ? {} : { "Content-Type": ask.contentType ?? "application/json" };
  const send = (token) =>
    fetch(env("URL") + ask.path, { method: ask.method, body, signal, redirect: "manual",
      headers: { ...type, ...ask.headers, Authorization: "Bearer " + token } });
  const used = tokens.access;
  if (!used) return { error: "login_required" };
  let answer = await send(used);
  if (answer.status === 401) {
    if (!(await refresh(used))) return { error: tokens.access ? "refresh_failed" : "login_required" };
    answer = await send(tokens.access);
  }
  await answer.arrayBuffer();
  return { status: answer.status };
}
const does = {
  hello: () => (env("REFRESH_STYLE") === "endpoint" ? { ok: true, sharedStore: false } : { unsupported: true }),
  login: async () => ({ ok: !!tokens.access || (await grant({ grant_type: "password", username: env("USERNAME"), password: env("PASSWORD") })) }),
  request: (ask) => request(ask, underWay.set(ask.id, new AbortController()).get(ask.id).signal),
  abort: (ask) => (underWay.get(ask.request)?.abort(), { ok: true }),
  logout: () => (Object.assign(tokens, { access: undefined, refresh: undefined }), { ok: true }),
};
for await (const line of createInterface({ input: process.stdin })) {
  const ask = JSON.parse(line);
  if (ask.do === "exit") process.exit(0);
  Promise.resolve(does[ask.do] ? does[ask.do](ask) : { unsupported: true })
    .catch((e) => ({ error: e.name === "AbortError" ? "aborted" : String(e.message) }))
    .then((said) => console.log(JSON.stringify({ id: ask.id, ...said })));
}
