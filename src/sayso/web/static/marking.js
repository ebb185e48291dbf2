// What belongs together is marked together: a statement's card with its words in the text, a mark of a picture with
// its statement. All of them bear the statement's number or id in data-s.
const sharing = (numbers) => numbers.flatMap((n) => [...document.querySelectorAll(`[data-s~="${CSS.escape(n)}"]`)]);

let shown = [];

function show(numbers) {
  for (const one of shown) one.classList.remove("on");
  shown = sharing(numbers);
  for (const one of shown) one.classList.add("on");
}

// Of statements that lie across each other the shortest is meant: it is the one that is hardest to hit otherwise.
function meant(piece) {
  const numbers = (piece.dataset.c || piece.dataset.s).split(" ");
  if (numbers.length < 2 || !piece.closest(".text")) return numbers;
  const long = (n) => sharing([n]).filter((one) => one.closest(".text"))
    .reduce((sum, one) => sum + one.textContent.length, 0);
  return [numbers.reduce((best, n) => (long(n) < long(best) ? n : best))];
}

export function marking() {
  const over = (event) => {
    const piece = event.target.closest?.("[data-s]");
    if (piece) show(meant(piece));
    else if (event.type === "pointerover" && !document.activeElement?.closest("[data-s]")) show([]);
  };
  document.addEventListener("pointerover", over);
  document.addEventListener("focusin", over);
  const missed = document.getElementById("missed");
  document.addEventListener("selectionchange", () => {
    const words = String(getSelection()).trim();
    if (!missed || !words || !getSelection().anchorNode?.parentElement?.closest(".text")) return;
    missed.search = new URLSearchParams({ quote: words.slice(0, 3000) });
    missed.textContent = missed.dataset.marked;
  });
  document.addEventListener("click", (event) => {
    const piece = event.target.closest(".text span[data-s]");
    if (!piece || String(getSelection())) return;
    document.querySelector(`.card[data-s="${CSS.escape(meant(piece)[0])}"]`)?.scrollIntoView({ block: "nearest" });
  });
}
