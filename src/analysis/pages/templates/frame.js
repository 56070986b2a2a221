// What scrolls sideways can be reached, is named and says so; what does not is no stop on the way.
const seen = new ResizeObserver(entries => {
  for (const { target: box } of entries) {
    const sideways = box.scrollWidth > box.clientWidth + 1;
    const scrolls = sideways || box.scrollHeight > box.clientHeight + 1;
    const what = box.matches(".table") ? "table" : "figure";
    let note = box.previousElementSibling?.matches(".scrolls-note") ? box.previousElementSibling : null;
    if (sideways && !note) {
      note = document.createElement("p");
      note.className = "scrolls-note";
      note.textContent = `The ${what} is wider than the screen: scroll it sideways.`;
      box.before(note);
    } else if (!sideways) note?.remove();
    if (!scrolls) {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      continue;
    }
    const heading = box.closest("section")?.querySelector("h2")?.textContent || document.title;
    const place = [...document.querySelectorAll(".table, .drawing")].indexOf(box) + 1;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", `${heading}, scrollable ${what} ${place}`);
  }
});
for (const box of document.querySelectorAll(".table, .drawing")) seen.observe(box);
// What is folded is printed too, also where the style sheet cannot open it; what a link leads to is opened.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("main details:not([open]):not(.data)")];
  for (const details of opened) details.open = true;
});
addEventListener("afterprint", () => { for (const details of opened) details.open = false; });
