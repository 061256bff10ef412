// Leave quickly: Shift pressed three times within two seconds, and the page replaced instead of left behind.
// Everything works without this file.
"use strict";
(() => {
  const link = document.getElementById("leave");
  if (!link) return;
  const go = () => {
    document.documentElement.hidden = true;
    location.replace(link.href);
  };
  link.addEventListener("click", (event) => { event.preventDefault(); go(); });
  let presses = [];
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift" || event.repeat) { if (event.key !== "Shift") presses = []; return; }
    const now = Date.now();
    presses = presses.filter((then) => now - then < 2000).concat(now);
    if (presses.length === 3) go();
  });
  // A page brought back from the browser's memory is asked for anew, so that a closed session shows nothing.
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
