// Files may be dropped on the form; a run of adding is looked at again until it is done.
export function adding() {
  const drop = document.getElementById("drop");
  if (drop) {
    const files = drop.querySelector("input");
    for (const name of ["dragover", "dragenter"]) {
      drop.addEventListener(name, (event) => { event.preventDefault(); drop.classList.add("over"); });
    }
    drop.addEventListener("dragleave", () => drop.classList.remove("over"));
    drop.addEventListener("drop", (event) => {
      event.preventDefault();
      drop.classList.remove("over");
      files.files = event.dataTransfer.files;
    });
  }
  const job = document.getElementById("job");
  if (job && job.dataset.done === "0") follow(job);
}

async function follow(job) {
  const said = job.querySelector("p");
  for (;;) {
    await new Promise((next) => setTimeout(next, 700));
    try {
      const answer = await fetch(`/add/${encodeURIComponent(job.dataset.job)}.json`);
      if (!answer.ok) return;
      const found = await answer.json();
      if (found.done) {
        location.reload();
        return;
      }
      said.textContent = `${found.read} inputs read so far.`;
    } catch {
      return;
    }
  }
}
