// Leave quickly: Shift pressed three times within two seconds, and the page replaced instead of left behind.
// A warning before words that were typed and not saved are lost. Everything works without this file.
"use strict";
(() => {
  const link = document.getElementById("leave");
  if (!link) return;
  let written = false;
  const go = () => {
    written = false; // leaving quickly never asks
    document.documentElement.hidden = true;
    location.replace(link.href);
  };
  link.addEventListener("click", (event) => { event.preventDefault(); go(); });
  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") { presses = []; return; }
    if (event.repeat) return;
    const now = Date.now();
    presses = presses.filter((then) => now - then < 2000).concat(now);
    if (presses.length === 3) go();
  });
  addEventListener("input", (event) => { if (event.target.form) written = true; });
  addEventListener("submit", () => { written = false; });
  addEventListener("beforeunload", (event) => { if (written) event.preventDefault(); });
  // A page brought back from the browser's memory is asked for anew, so that a closed session shows nothing.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
