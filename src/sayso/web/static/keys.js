// Keys: j k o e / ? . They do nothing while somebody writes in a field, or with Ctrl, Alt or the like.
const entries = () => [...document.querySelectorAll("[data-open]")].filter((one) => one.offsetParent !== null);
const main = (entry) => entry.querySelector("[data-main]") || entry.querySelector("h2 a, h3 a, .headline a, th a, a");

let chosen = null; // focus may go elsewhere, back from the list of keys for one

function current() {
  const all = entries();
  const inside = document.activeElement?.closest("[data-open]") || chosen;
  return [all, all.indexOf(inside)];
}

function step(by) {
  const [all, at] = current();
  if (!all.length) return;
  const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + by))];
  (main(next) || next).focus();
  next.scrollIntoView({ block: "nearest" });
  chosen = next;
  for (const one of all) one.classList.toggle("on", one === next);
}

function evidence() {
  const [all, at] = current();
  if (at < 0) return;
  const details = all[at].querySelector("details.pin, details");
  if (details) details.open = !details.open;
}

const does = {
  j: () => step(1),
  k: () => step(-1),
  o: () => { const [all, at] = current(); if (at >= 0) main(all[at])?.click(); },
  e: evidence,
  "/": () => document.getElementById("q").focus(),
  "?": () => document.getElementById("keys").showModal(),
};

export function keys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, dialog[open]")) return;
    const what = does[event.key];
    if (what) {
      event.preventDefault();
      what();
    }
  });
}
