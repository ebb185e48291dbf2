// What pages do beyond links and forms. Nothing here is needed to read or to judge.
import { marking } from "./marking.js";
import { keys } from "./keys.js";
import { adding } from "./adding.js";

marking();
keys();
adding();

// "Copy citation": beside each citation that is shown.
for (const cited of document.querySelectorAll(".citation")) {
  if (!navigator.clipboard) break;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet small";
  button.textContent = "Copy citation";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(cited.querySelector("bdi").textContent);
      button.textContent = "Copied";
    } catch {
      button.textContent = "The browser did not allow it";
    }
    setTimeout(() => { button.textContent = "Copy citation"; }, 2000);
  });
  cited.append(document.createElement("br"), button);
}
