// Looks again by itself while something is being made. Without this file there is a link that does the same.
"use strict";
(() => {
  const link = document.getElementById("again");
  if (link) setTimeout(() => location.replace(link.href), 2500);
})();
