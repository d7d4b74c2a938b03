#!/usr/bin/env python3
# Python's standard library as an adapter for TokenScope's audit. urllib follows redirects and takes Authorization along, so
# they are off here; bodies are bytes, so a retry sends the same ones; tokens are kept in memory; token endpoint only.
import json, os, sys, threading, time, urllib.error, urllib.parse, urllib.request

ENV = {name[11:]: value for name, value in os.environ.items() if name.startswith("TOKENSCOPE_")}
tokens = {"access": ENV.get("ACCESS_TOKEN"), "refresh": ENV.get("REFRESH_TOKEN"), "not_before": 0}
refreshing, printing, aborted = threading.Lock(), threading.Lock(), set()

stay = type("Stay", (urllib.request.HTTPRedirectHandler,), {"redirect_request": lambda *_: None})
web = urllib.request.build_opener(stay)
def send(method, url, headers, body=None):
    try:
        with web.open(urllib.request.Request(url, body, headers, method=method), timeout=30) as answer:
            return answer.status, answer.read(), answer.headers
    except urllib.error.HTTPError as no:
        return no.code, no.read(), no.headers
def grant(**form):
    form.update(client_id=ENV["CLIENT_ID"], client_secret=ENV["CLIENT_SECRET"])
    status, body, headers = send("POST", ENV["TOKEN_URL"], {}, urllib.parse.urlencode(form).encode())
    if form.get("refresh_token") not in (None, tokens["refresh"]): return False  # somebody logged out meanwhile
    if status == 200:
        new = json.loads(body)
        tokens.update(access=new["access_token"], refresh=new.get("refresh_token") or tokens["refresh"])
    elif 400 <= status < 500 and status != 429: tokens.update(access=None, refresh=None)
    else: tokens["not_before"] = time.monotonic() + (int(after) if (after := headers.get("Retry-After", "")).isdigit() else 1)
    return status == 200
def call(ask):
    headers, body = dict(ask.get("headers", {})), ask.get("bodyText", json.dumps(ask["body"]) if "body" in ask else None)
    if body is not None: headers.setdefault("Content-Type", ask.get("contentType", "application/json"))
    for last in (False, True):
        used = tokens["access"]
        if used is None:
            return {"error": "login_required"}
        headers["Authorization"] = "Bearer " + used
        status, *_ = send(ask["method"], ENV["URL"] + ask["path"], headers, body and body.encode())
        if status != 401 or last:
            return {"status": status}
        with refreshing:  # one refresh, whoever comes first; the others find another token
            if tokens["access"] == used and (time.monotonic() < tokens["not_before"]
                    or not grant(grant_type="refresh_token", refresh_token=tokens["refresh"])):
                return {"error": "login_required" if tokens["access"] is None else "refresh_failed"}
def answer(ask):
    try:
        does = {"hello": lambda: {"ok": ENV["REFRESH_STYLE"] == "endpoint", "sharedStore": False},
                "login": lambda: {"ok": bool(tokens["access"]) or grant(
                    grant_type="password", username=ENV["USERNAME"], password=ENV["PASSWORD"])},
                "request": lambda: call(ask),
                "logout": lambda: tokens.update(access=None, refresh=None) or {"ok": True}}
        said = does[ask["do"]]() if ask["do"] in does else {"unsupported": True}
    except Exception as broken:
        said = {"error": str(broken)}
    with printing:
        print(json.dumps({"id": ask["id"], **said}), flush=True)
for line in sys.stdin:
    ask = json.loads(line)
    if ask["do"] == "exit":
        break
    threading.Thread(target=answer, args=(ask,), daemon=True).start()
