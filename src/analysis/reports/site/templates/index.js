const form = document.getElementById("search"), words = document.getElementById("words"), kind = document.getElementById("kind");
const groups = [...document.querySelectorAll("section.kind")].map(section => ({
  section, folded: section.querySelector("details"), was: section.querySelector("details").open, rows: [...section.querySelectorAll("tbody tr")].map(row => ({ row, text: foldAll([row.dataset.words])[0] })),
}));
// A word of up to three letters is a whole one, if any report has it so (UK is not Ukraine); else words begin with it.
function fits(word) {
  const best = Math.min(...groups.flatMap(({ rows }) => rows.map(({ text }) => standing(text, word))));
  const limit = word.length > 3 ? 2 : Math.min(best, 1);
  return text => standing(text, word) <= limit;
}
function filter() {
  const wanted = wordsOf(words.value).map(fits);
  let shown = 0, all = 0;
  for (const { section, folded, was, rows } of groups) {
    let here = 0;
    for (const { row, text } of rows) {
      row.hidden = (kind.value && kind.value !== section.id) || !wanted.every(fit => fit(text));
      here += !row.hidden;
    }
    section.hidden = !here;
    folded.open = was || kind.value === section.id || wanted.length > 0 || location.hash === `#${section.id}`;
    shown += here;
    all += rows.length;
  }
  document.getElementById("matches").textContent =
    shown === all ? `${all} report${all === 1 ? "" : "s"}` : shown ? `${shown} of ${all} reports match` : "No report matches";
}
function remember() {
  const query = new URLSearchParams();
  if (words.value.trim()) query.set("q", words.value.trim());
  if (kind.value) query.set("kind", kind.value);
  history.replaceState(null, "", String(query) ? `#${query}` : location.pathname + location.search);
  filter();
}
function recall() {
  const hash = location.hash.slice(1);
  if (!hash || hash.includes("=")) { // any other leads to a place in the page
    const query = new URLSearchParams(hash);
    words.value = query.get("q") || "";
    kind.value = query.get("kind") || "";
    if (kind.selectedIndex < 0) kind.value = "";
  }
  filter();
}
form.hidden = false;
form.addEventListener("input", remember);
form.addEventListener("submit", event => event.preventDefault());
addEventListener("hashchange", recall);
recall();
