#!/usr/bin/env node
// Drives index.html in a headless Chromium while TokenScope watches it:
//
//     ./run.sh audit --watch -- node src/examples/browser/drive.mjs
//
// Put your own page, and your own browser test, in the place of these. Node 20 or newer, nothing to install.
// Beside a window that is open, whose Audit tab shows it live:
//
//     TOKENSCOPE_URL=http://127.0.0.1:8089 node src/examples/browser/drive.mjs
//
// --by-hand serves the page and opens no browser. CHROMIUM names the browser where it is none of the usual.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";

const api = process.env.TOKENSCOPE_URL ?? "http://127.0.0.1:8089";
const control = process.env.TOKENSCOPE_CONTROL_URL ?? api + "/_lab";
const page = readFileSync(new URL("index.html", import.meta.url));
const byHand = process.argv.includes("--by-hand");

// the page's own origin: it hands the page out, and tells it what to do next
let ask, answer;
const said = () => new Promise((resolve) => (answer = resolve));
const server = createServer((request, response) => {
  if (request.method !== "POST") return response.setHeader("Content-Type", "text/html").end(page);
  let text = "";
  request.on("data", (part) => (text += part)).on("end", () => {
    ask = (wish) => response.setHeader("Content-Type", "application/json").end(JSON.stringify(wish));
    answer?.(JSON.parse(text));
  });
});
await new Promise((ready) => server.listen(byHand ? 8090 : 0, "127.0.0.1", ready));
const here = `http://127.0.0.1:${server.address().port}/?api=${encodeURIComponent(api)}`;

async function perform(wish) {
  const next = said();
  ask(wish);
  const result = await next;
  console.log(`${JSON.stringify(wish)} → ${result}`);
}

async function lab(method, path, body) {
  const headers = body ? { "Content-Type": "application/json" } : {};
  const told = await fetch(control + path, { method, headers, body: body && JSON.stringify(body) });
  if (!told.ok) throw new Error(`${method} ${path}: ${told.status} ${await told.text()}`);
  return told.status === 204 ? null : told.json();
}

// what the checks want the client to do, in the words of provoke
const wishes = {
  call: [{ do: "calls", n: 1 }],
  crowd: [{ do: "calls", n: 5 }],
  pair: [{ do: "calls", n: 2 }],
  post: [{ do: "order" }],
  row: [{ do: "row", n: 5 }],
  twice: [{ do: "calls", n: 1 }, { do: "wait", seconds: 2 }, { do: "calls", n: 1 }],
};

// Arms a check, lets the page do its part, and waits until the laboratory has seen enough.
async function provoke(check) {
  const { ask: what } = await lab("POST", "/audit/provoke", { check });
  for (const wish of wishes[what]) await perform(wish);
  for (let i = 0; i < 100 && (await lab("GET", "/audit")).provoked; i++) {
    await new Promise((later) => setTimeout(later, 100));
  }
  await lab("DELETE", "/audit/provoke");
}

function browser() {
  const usual = ["chromium", "chromium-browser", "google-chrome", "chrome"];
  const names = process.env.CHROMIUM ? [process.env.CHROMIUM] : usual;
  return names.find((name) => spawnSync(name, ["--version"]).status === 0);
}

if (byHand) {
  console.log(`Open ${here}`);
} else {
  const name = browser();
  if (!name) {
    console.log("There is no Chromium on this computer; CHROMIUM=/path/to/one names it.");
    process.exit(3);
  }
  const profile = mkdtempSync(join(tmpdir(), "tokenscope-browser-"));
  const opened = said();
  const root = process.getuid?.() === 0 ? ["--no-sandbox"] : []; // it does not start for root otherwise
  const started = spawn(name, ["--headless", ...root, "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", `--user-data-dir=${profile}`,
    here + "&driven"], { stdio: "ignore" });
  const gone = new Promise((resolve) => started.on("exit", resolve));
  try {
    await Promise.race([opened, gone.then(() => { throw new Error("The browser ended before the page was there."); })]);
    await perform({ do: "login" });
    await perform({ do: "calls", n: 5 });
    for (const check of ["RT-101", "RT-103", "RT-107", "RT-109", "RT-116", "RT-118", "AT-202"]) {
      await perform({ do: "login" }); // where the last one ended the session
      await provoke(check);
    }
    await perform({ do: "logout" });
  } finally {
    started.kill();
    await gone;
    rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 });
    server.closeAllConnections();
    server.close();
  }
}
