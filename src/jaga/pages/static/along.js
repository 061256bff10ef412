// The two buttons of the page on keeping the words here. Its sentences stand in the page.
"use strict";
(async () => {
  const at = document.getElementById("along"), list = at.dataset.list;
  const show = (id) => { for (const each of at.children) each.hidden = each.id !== id; };
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  const mine = async () => (await caches.keys()).filter((name) => name.startsWith(`words ${list} `));
  const stand = async () => show((await mine()).length ? "kept" : "not-kept");
  document.getElementById("take").addEventListener("click", async () => {
    show("wait");
    try {
      await navigator.serviceWorker.register("/along.js", {scope: "/"});
      const worker = (await navigator.serviceWorker.ready).active, channel = new MessageChannel();
      const pages = await new Promise((done) => {
        channel.port1.onmessage = (event) => done(event.data);
        worker.postMessage(list, [channel.port2]);
      });
      if (pages) await stand(); else show("failed");
    } catch { show("failed"); }
  });
  document.getElementById("remove").addEventListener("click", async () => {
    for (const name of await mine()) await caches.delete(name);
    if (!(await caches.keys()).length) await (await navigator.serviceWorker.getRegistration("/"))?.unregister();
    await stand();
  });
  await stand();
})();
