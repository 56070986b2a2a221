// The search: what is typed is looked for at once and stays in the address.
{
  const element = id => document.getElementById(id);
  const form = element("search"), field = element("q"), results = element("results"), said = element("said");
  const data = JSON.parse(element("search-index").textContent);
  const index = searchIn(data);
  const number = new Intl.NumberFormat("en").format;
  const make = (tag, text = "", values = {}) => Object.assign(document.createElement(tag), { textContent: text }, values);
  const FIRST = 10;
  const capital = text => text[0].toUpperCase() + text.slice(1);
  const addressOf = query => query ? `#q=${encodeURIComponent(query).replaceAll("%20", "+")}` : location.pathname + location.search;

  function line([entry], words) {
    const item = make("li"), name = make("a", entry[2], { href: entry[1] }), by = index.found(entry, words);
    item.append(name);
    if (by) item.append(" ", make("span", `(${by})`, { className: "by" }));
    if (entry[3]) item.append(" ", make("span", entry[3], { className: "detail" }));
    return item;
  }
  function group([kind, hits], words) {
    const section = make("section"), heading = make("h2", `${capital(data.kinds[kind][2])} (${number(hits.length)})`, { id: `kind-${kind}` });
    const list = make("ul", "", { className: "hits" });
    section.setAttribute("aria-labelledby", heading.id);
    list.append(...hits.slice(0, FIRST).map(hit => line(hit, words)));
    section.append(heading, list);
    if (hits.length > FIRST) {
      const more = make("button", `Show all ${number(hits.length)}`, { type: "button" });
      more.setAttribute("aria-label", `Show all ${number(hits.length)} ${data.kinds[kind][2]}`);
      more.addEventListener("click", () => {
        list.append(...hits.slice(FIRST).map(hit => line(hit, words)));
        list.children[FIRST].querySelector("a").focus();
        more.remove();
      });
      section.append(more);
    }
    return section;
  }
  const searched = () => data.kinds.map(([, one, many], kind) => [data.entries.filter(entry => entry[0] === kind).length, one, many])
    .filter(([count]) => count).map(([count, one, many]) => `${number(count)} ${count === 1 ? one : many}`).join(", ");

  // Where nothing is found: what was searched, and the names that read nearly so, each a search of its own.
  function nothing(query, missing) {
    const parts = [make("p", `Searched: ${searched()}.`, { className: "note" })];
    const wrong = missing.length ? missing : index.search(query).words;
    const near = index.nearest(query), offered = near.length || wrong.length !== 1 ? near : index.nearest(wrong[0]);
    const list = make("ul", "", { className: "hits" });
    list.append(...offered.map(([entry, name]) => {
      const item = make("li"), by = name === entry[2] ? "" : ` (${name})`;
      item.append(make("a", entry[2], { href: entry[1] }), by, " ", make("span", entry[3], { className: "detail" }));
      return item;
    }));
    if (offered.length) parts.push(make("h2", "Names that read nearly so"), list);
    const rest = wordsKept(query, missing);
    if (missing.length && rest) {
      const link = make("a", `Search for “${rest}”`, { href: addressOf(rest) });
      const line = make("p", `Nowhere is ${missing.map(word => `“${word}”`).join(" or ")}. `);
      line.append(link);
      parts.push(line);
    }
    return parts;
  }
  const wordsKept = (query, missing) => query.split(/\s+/).filter(word => !wordsOf(word).some(part => missing.includes(part))).join(" ");

  let later = 0, beginnings = false;
  function show() {
    const query = field.value.trim();
    document.title = `${query ? `${query} · ` : ""}Search · Critical Minerals Diplomacy`;
    clearTimeout(later);
    const { groups, total, missing, words, isWhole } = index.search(query, beginnings);
    results.replaceChildren(...groups.map(one => group(one, words)));
    said.textContent = !query ? `${capital(searched())}.` : total ? `${number(total)} found: ${groups.map(([kind, hits]) => `${number(hits.length)} ${data.kinds[kind][hits.length === 1 ? 1 : 2]}`).join(", ")}.`
      : words.length ? `Nothing found for “${query}”.` : "Type letters or numbers.";
    if (isWhole && total) {
      const button = make("button", "Also words that begin so", { type: "button" });
      button.addEventListener("click", () => { beginnings = true; show(); });
      results.append(make("p", "Up to three letters were looked for as a whole word. ", { className: "note" }));
      results.lastChild.append(button);
    }
    if (query && !total && words.length) later = setTimeout(() => results.replaceChildren(...nothing(query, missing)), 150);
  }
  function recall() {
    const query = new URLSearchParams(location.hash.slice(1)).get("q") || "";
    if (field.value.trim() !== query) field.value = query;
    beginnings = false;
    show();
  }
  let typing = false;
  field.addEventListener("input", () => {
    history[typing ? "replaceState" : "pushState"](null, "", addressOf(field.value.trim()));
    typing = beginnings = false;
    typing = true;
    show();
  });
  field.addEventListener("focus", () => { typing = false; });
  form.addEventListener("submit", event => {
    event.preventDefault();
    results.querySelector("a")?.focus();
  });
  addEventListener("hashchange", recall);
  form.hidden = false;
  recall();
  if (!field.value) field.focus();
  performance.mark("search-ready");
  setTimeout(index.prepare, 50);
}
