// What scrolls sideways can be reached and is named; what does not is no stop on the way.
const seen = new ResizeObserver(entries => {
  for (const { target: box } of entries) {
    const scrolls = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
    if (!scrolls) {
      for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
      continue;
    }
    const heading = box.closest("section")?.querySelector("h2")?.textContent || document.title;
    const place = [...document.querySelectorAll(".table, .drawing")].indexOf(box) + 1;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", `${heading}, scrollable ${box.matches(".table") ? "table" : "figure"} ${place}`);
  }
});
for (const box of document.querySelectorAll(".table, .drawing")) seen.observe(box);
