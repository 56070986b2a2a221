
  // --- listings: sorted and filtered over all rows, those that are folded too ---
  const rowsOf = box => [...box.querySelectorAll("tbody")].flatMap(body => [...body.rows]);
  const MONTHS = "january february march april may june july august september october november december".split(" ");
  const MONTH = new RegExp(MONTHS.join("|"), "i");
  function dateKey(text) { // of a date in words, by its first day
    const year = text.match(/\b\d{4}\b/), month = MONTH.exec(text), day = text.match(/^(?:about |perhaps )?(\d{1,2})\b/);
    return year ? year[0] * 10000 + (month ? MONTHS.indexOf(month[0].toLowerCase()) + 1 : 0) * 100 + Number(day?.[1] ?? 0) : NaN;
  }
  const numberKey = text => /^[-+]?[\d,]*\.?\d+%?$/.test(text) ? Number(text.replace(/[,%]/g, "")) : NaN;
  function keysOf(rows, at) {
    const texts = rows.map(row => row.cells[at]?.textContent.trim() ?? "");
    for (const key of [numberKey, text => text.length < 50 ? dateKey(text) : NaN]) {
      const keys = texts.map(key);
      if (texts.some(Boolean) && keys.every((found, n) => !texts[n] || !Number.isNaN(found))) return keys;
    }
    return texts.map(text => text.toLowerCase());
  }
  function sort(box, at, descending) {
    const rows = rowsOf(box), bodies = [...box.querySelectorAll("tbody")];
    rows.forEach((row, n) => row.dataset.n ??= n);
    const keys = at < 0 ? rows.map(row => Number(row.dataset.n)) : keysOf(rows, at); // -1: as it was
    const sizes = bodies.map(body => body.rows.length);
    const isBlank = key => key === "" || Number.isNaN(key);
    const compared = (one, other) => typeof one === "string" ? one.localeCompare(other, "en", { numeric: true }) : one - other;
    const order = rows.map((row, n) => n).sort((a, b) =>
      isBlank(keys[a]) - isBlank(keys[b]) || (isBlank(keys[a]) ? 0 : compared(keys[a], keys[b]) * (descending ? -1 : 1)) || a - b);
    let n = 0;
    bodies.forEach((body, k) => body.append(...order.slice(n, n += sizes[k]).map(index => rows[index])));
    for (const head of box.querySelectorAll("thead tr"))
      [...head.cells].forEach((cell, k) => k === at ? cell.setAttribute("aria-sort", descending ? "descending" : "ascending") : cell.removeAttribute("aria-sort"));
  }
  document.addEventListener("click", event => {
    const cell = event.target instanceof Element ? event.target.closest(".listing-box thead th") : null;
    if (cell) sort(cell.closest(".listing-box"), cell.cellIndex, cell.getAttribute("aria-sort") === "ascending");
  });
  document.addEventListener("change", event => {
    if (event.target.matches?.(".listing-box select[data-sort]")) {
      const [at, way] = event.target.value.split(" ");
      sort(event.target.closest(".listing-box"), Number(at), way === "down");
    }
  });
  document.addEventListener("input", event => {
    if (!event.target.matches?.(".listing-box input[data-filter]")) return;
    const box = event.target.closest(".listing-box"), words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
    let n = 0;
    for (const row of rowsOf(box)) {
      const fits = words.every(word => row.textContent.toLowerCase().includes(word));
      row.toggleAttribute("data-filtered", !fits);
      n += fits;
    }
    const details = box.querySelector("details");
    if (details && words.length) details.open = true;
    box.querySelector("[data-found]").textContent = words.length ? `${n} of ${rowsOf(box).length}` : "";
  });
