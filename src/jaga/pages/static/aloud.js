// Reads a text with a voice that is on this device. A voice that speaks from elsewhere is never used: somebody
// else would then hear what is being read. Where there is none, no button stands here.
"use strict";
(() => {
  const at = document.getElementById("aloud"), speech = window.speechSynthesis;
  if (!at || !speech) return;
  const language = document.documentElement.lang;
  const voice = () => speech.getVoices().find((v) => v.localService && v.lang.toLowerCase().split(/[-_]/)[0] === language);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "second";
  let reads = 0;
  const silent = () => { reads += 1; speech.cancel(); button.textContent = at.dataset.read; };
  const lines = () => {
    const told = [...document.querySelectorAll("h1, .note, .lead p, .lead li, section[aria-labelledby^=s] :is(h2, p, li, summary)")]
      .filter((e) => !e.closest(".source"));
    return told.filter((e) => !told.some((other) => other !== e && other.contains(e))).map((e) => e.innerText.trim() || e.textContent.trim());
  };
  const read = (left, mine) => {
    if (mine !== reads) return;
    if (!left.length) { silent(); return; }
    const said = new SpeechSynthesisUtterance(left[0]);
    said.voice = voice();
    said.lang = language;
    said.onend = () => read(left.slice(1), mine);
    speech.speak(said);
  };
  button.addEventListener("click", () => {
    const begun = button.textContent === at.dataset.stop;
    silent();
    if (begun) return;
    button.textContent = at.dataset.stop;
    read(lines(), reads);
  });
  addEventListener("pagehide", silent); // leaving quickly is leaving silently
  const offer = () => {
    if (!voice() || at.firstChild) return;
    button.textContent = at.dataset.read;
    at.append(button);
    at.hidden = false;
  };
  offer();
  speech.addEventListener("voiceschanged", offer);
})();
