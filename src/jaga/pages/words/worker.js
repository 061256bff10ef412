// Keeps the public words for when there is no network. It touches no page of what somebody keeps.
"use strict";
const WORDS = /^\/[a-z-]+\/[a-z]{2}\/(now|all|near|along|[a-z]\d+[a-z]?(-\d+)?)?$|^\/[a-z-]+\/(bubur|leave)$|^\/static\//i;
const DAY = 24 * 60 * 60 * 1000;
const PATIENCE = 5000; // milliseconds for a slow network before what was kept is shown

const named = (list, mark) => `words ${list} ${mark}`;
const of = async (list) => (await caches.keys()).filter((name) => name.startsWith(named(list, "")));

// Without a cookie: what is kept is what a stranger would be shown. Whole or not at all: the old goes last.
async function take(list) {
  const asked = await fetch(list, {credentials: "omit", cache: "no-store"});
  if (!asked.ok) throw new Error(String(asked.status));
  const {mark, pages} = await asked.clone().json();
  const before = await of(list), name = named(list, mark);
  const target = await caches.open(name);
  try {
    for (const page of pages) {
      const answer = await fetch(page, {credentials: "omit", cache: "no-store", redirect: "error"});
      if (!answer.ok) throw new Error(`${page}: ${answer.status}`);
      await target.put(page, answer);
    }
  } catch (fault) {
    if (!before.includes(name)) await caches.delete(name);
    throw fault;
  }
  await target.put(list, asked);
  for (const old of before) if (old !== name) await caches.delete(old);
  return pages.length;
}

// Once a day, while the house answers, what was kept is made new.
async function renew() {
  for (const name of await caches.keys()) {
    const list = name.split(" ")[1], kept = await (await caches.open(name)).match(list);
    const made = kept ? Date.parse(kept.headers.get("Date")) : 0;
    if (!(Date.now() - made < DAY)) await take(list).catch(() => {});
  }
}

async function kept(path) {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name), list = name.split(" ")[1];
    const page = path.replace(/\/leave$/, "/bubur");
    const found = await cache.match(page) || await cache.match(page.replace(/-\d+$/, ""));
    if (found) return told(found, await cache.match(list));
  }
  return undefined;
}

// A page that was kept says since when.
async function told(page, list) {
  if (!list || !(page.headers.get("Content-Type") || "").startsWith("text/html")) return page;
  const {note, language} = await list.json();
  const day = new Date(page.headers.get("Date")).toLocaleDateString(language, {dateStyle: "long"});
  const words = (await page.text()).replace('<main id="main">', `<main id="main"><p class="note">${note.replace("DAY", day)}</p>`);
  const headers = new Headers(page.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  return new Response(words, {headers});
}

async function answer(event, path) {
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  const asked = fetch(event.request);
  const first = await Promise.race([asked.catch(() => undefined), late]);
  if (first) {
    event.waitUntil(renew());
    return first;
  }
  return await kept(path) || asked;
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const {origin, pathname} = new URL(event.request.url);
  if (event.request.method === "GET" && origin === location.origin && WORDS.test(pathname))
    event.respondWith(answer(event, pathname));
});
addEventListener("message", (event) => {
  event.waitUntil(take(event.data).then((pages) => event.ports[0].postMessage(pages), () => event.ports[0].postMessage(0)));
});
