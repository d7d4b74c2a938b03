// What the clients of this folder have in common: the lines of JSON that TokenScope's audit speaks.
import { createInterface } from "node:readline";

export const env = (name) => process.env["TOKENSCOPE_" + name];

// What tokens a client is given, as the token endpoint would have answered.
export const given = env("ACCESS_TOKEN") && {
  access_token: env("ACCESS_TOKEN"),
  refresh_token: env("REFRESH_TOKEN"),
  token_type: "Bearer",
  expires_in: Number(env("EXPIRES_IN")),
};

// The body of a wish, and the headers that go with it.
export function content({ headers, body, bodyText, contentType = "application/json" }) {
  const text = bodyText ?? (body === undefined ? undefined : JSON.stringify(body));
  return { body: text, headers: { ...(text === undefined ? {} : { "Content-Type": contentType }), ...headers } };
}

// Answers each wish by the function of that name, several at a time; a request is told its signal.
export async function serve({ isLoggedIn, request, logout, abortable = true }) {
  const underWay = new Map();
  const does = {
    hello: () => (env("REFRESH_STYLE") === "endpoint" ? { ok: true, sharedStore: false } : { unsupported: true }),
    login: () => (isLoggedIn() ? { ok: true } : { ok: false, error: "it kept no tokens" }),
    request: (wish) => request(wish, underWay.set(wish.id, new AbortController()).get(wish.id).signal),
    abort: (wish) => (abortable ? (underWay.get(wish.request)?.abort(), { ok: true }) : { unsupported: true }),
    logout: async () => (await logout(), { ok: true }),
  };
  for await (const line of createInterface({ input: process.stdin })) {
    const wish = JSON.parse(line);
    if (wish.do === "exit") process.exit(0);
    Promise.resolve(does[wish.do] ? does[wish.do](wish) : { unsupported: true })
      .catch((e) => ({ error: /abort|cancel/i.test(e.name) ? "aborted" : isLoggedIn() ? String(e.message) : "login_required" }))
      .then((said) => console.log(JSON.stringify({ id: wish.id, ...said })));
  }
}
