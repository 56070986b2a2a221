// The table of records: filters, order and address of the page, and what is taken away.
{
  const element = id => document.getElementById(id);
  const form = element("filters"), body = document.querySelector("#records tbody"), rows = [...body.rows];
  const data = JSON.parse(element("records-filters").textContent);
  let kept = null;
  // The tables stand at the end of the page: nobody waits for them who looks for no words and takes nothing away.
  const downloads = () => kept ||= recordDownloads(JSON.parse(element("records-tables").textContent));
  // The names of what a record is about in further languages, beside its own texts.
  data.texts = () => downloads().texts().map((text, row) => [text, ...["country", "area", "mineral"].flatMap(facet =>
    data.rows[facet][row].flatMap(code => data.choices[facet][code].slice(1)))].join("\n"));
  const filters = recordFilters(data);
  const CHOICES = [...form.querySelectorAll(".choices select")].map(select => select.name).filter(name => !["from", "to", "sort"].includes(name));
  const KEYS = ["q", ...CHOICES, "year", "sort"];
  const label = name => form.querySelector(`label[for="f-${name}"]`).textContent;
  const number = new Intl.NumberFormat("en").format;
  const counted = (value, one, many) => `${number(value)} ${value === 1 ? one : many}`;

  // --- the choices ---
  const shownOptions = {};
  function fill(select, facet, any) {
    const made = filters.options[facet].map(([code, name]) => Object.assign(document.createElement("option"), { value: code, textContent: name }));
    select.append(Object.assign(document.createElement("option"), { value: "", textContent: any }));
    if (facet !== "type") select.append(...made);
    else for (const [heading, kinds] of [["Agreements", "agreement"], ["Agreements and visits", "agreement visit"], ["Visits", "visit"], ["Other", undefined]]) {
      const own = made.filter((_, at) => filters.options.type[at][2] === kinds);
      if (!own.length) continue;
      const group = Object.assign(document.createElement("optgroup"), { label: heading });
      group.append(...own);
      select.append(group);
    }
    shownOptions[select.name] = made.map((option, at) => ({ option, name: filters.options[facet][at][1], count: -1 }));
  }
  for (const name of CHOICES) fill(element(`f-${name}`), name, "Any");
  fill(element("f-from"), "year", "First");
  fill(element("f-to"), "year", "Last");
  function count(select, counts) {
    shownOptions[select].forEach((shown, at) => {
      if (shown.count === counts[at]) return;
      shown.count = counts[at];
      shown.option.textContent = `${shown.name} (${number(counts[at])})`;
      shown.option.className = counts[at] ? "" : "none";
    });
  }

  // --- the state and the address ---
  let state = {}, wrong = [];
  function stateOfForm() {
    const sort = element("f-sort").value;
    const made = { sort: sort === "-date" ? "" : sort, q: element("f-q").value.trim() };
    for (const name of CHOICES) made[name] = element(`f-${name}`).value;
    const from = element("f-from").value, to = element("f-to").value;
    made.year = from === to ? from : `${from}-${to}`;
    return made;
  }
  function addressOf(one) {
    const parts = KEYS.filter(key => one[key]).map(key => `${key}=${encodeURIComponent(one[key]).replaceAll("%20", "+")}`);
    return parts.length ? `#${parts.join("&")}` : location.pathname + location.search;
  }
  // What the address asks for, and in words what of it is not known here.
  function stateOfAddress() {
    const made = {}, said = [];
    const hash = location.hash.slice(1);
    for (const [key, given] of new URLSearchParams(hash.includes("=") ? hash : "")) {
      const value = given.trim();
      if (!KEYS.includes(key)) said.push(`There is no filter “${key}”; there are ${KEYS.join(", ")}.`);
      else if (!value) continue;
      else if (key === "q") made.q = value;
      else if (key === "sort") SORTS[value.replace(/^-/, "")] ? made.sort = value : said.push(`There is no column “${value}” to sort by.`);
      else if (key === "year") readYears(value, made, said);
      else {
        const at = codeOf(key, value);
        if (at < 0) said.push(`${label(key)} “${value}” is not in the record.${near(key, value)}`);
        else made[key] = filters.options[key][at][0];
      }
    }
    return [made, said];
  }
  function readYears(value, made, said) {
    const found = /^(\d{4})?(-)?(\d{4})?$/.exec(value), years = filters.years;
    if (!found || !(found[1] || found[3])) { said.push(`“${value}” is no year, nor years such as 2020-2024.`); return; }
    let [, from = "", dash, to = ""] = found;
    if (!dash) to = from;
    if (from && to && from > to) [from, to] = [to, from];
    const first = years[0], last = years.at(-1);
    if (from > last || (to && to < first)) { said.push(`The record has nothing of ${value}: it reaches from ${first} to ${last}.`); return; }
    if (from && from < first) from = "";
    if (to && to > last) to = "";
    made.year = from === to ? from : `${from}-${to}`;
  }
  // The place of a choice by its code or by a name of it.
  function codeOf(facet, value) {
    const at = filters.at(facet, value);
    if (at >= 0) return at;
    const key = fold(value).trim();
    return filters.options[facet].findIndex(([, ...names]) => names.some(name => fold(name).trim() === key));
  }
  function near(facet, value) {
    const found = nearestNames(value, filters.options[facet].map(([code, name]) => [code, name]), 2);
    return found.length ? ` Is it ${found.map(([code, name]) => `${name} (${code})`).join(" or ")}?` : "";
  }
  function showState() {
    element("f-q").value = state.q || "";
    for (const name of CHOICES) element(`f-${name}`).value = state[name] || "";
    const [from = "", to = from] = (state.year || "").split("-");
    element("f-from").value = from;
    element("f-to").value = to;
    element("f-sort").value = sortOf(state.sort);
  }

  // --- order ---
  const text = at => row => rows[row].cells[at].textContent;
  const DATE = row => data.rows.day[row];
  const SORTS = { date: DATE, record: text(1), type: text(2), parties: text(3), areas: text(4), minerals: text(5), status: text(6), level: text(7), sources: row => data.rows.sources[row] };
  const heads = [...document.querySelectorAll("#records thead th")];
  const ends = { date: ["oldest first", "latest first"], sources: ["fewest first", "most first"] };
  const sortOf = value => value || "-date";
  element("f-sort").append(...heads.flatMap(head => ["", "-"].map((sign, at) => Object.assign(document.createElement("option"), {
    value: sign + head.dataset.key, textContent: `${head.textContent}, ${(ends[head.dataset.key] || ["A to Z", "Z to A"])[at]}`,
  }))));
  let order = rows.map((_, row) => row), ordered = "-date";
  function sortBy(sort) {
    const wanted = sortOf(sort);
    if (wanted === ordered) return;
    const down = wanted.startsWith("-"), key = wanted.replace(/^-/, ""), compare = new Intl.Collator("en", { numeric: true }).compare;
    const keys = rows.map((_, row) => SORTS[key](row)), blank = value => value === null || value === "";
    order = rows.map((_, row) => row).sort((one, other) => {
      const [a, b] = [keys[one], keys[other]];
      if (blank(a) || blank(b)) return blank(a) - blank(b) || one - other;
      const found = typeof a === "number" ? a - b : compare(a, b);
      return (down ? -found : found) || one - other;
    });
    body.append(...order.map(row => rows[row]));
    for (const head of heads) head.removeAttribute("aria-sort");
    heads.find(head => head.dataset.key === key).setAttribute("aria-sort", down ? "descending" : "ascending");
    ordered = wanted;
  }
  for (const head of heads) {
    const key = head.dataset.key, button = Object.assign(document.createElement("button"), { type: "button", textContent: head.textContent });
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const first = key === "date" || key === "sources" ? `-${key}` : key, second = first === key ? `-${key}` : key;
      const wanted = ordered === first ? second : first;
      go({ ...state, sort: wanted === "-date" ? "" : wanted });
    });
  }

  // --- what is shown ---
  let marked = [], notes = new Map();
  const NOTED = { country: 3, partner: 3, area: 4, mineral: 5 };
  function show() {
    if (state.q && document.readyState === "loading") {
      document.addEventListener("DOMContentLoaded", show, { once: true });
      return;
    }
    sortBy(state.sort);
    const { shown, counts } = filters.apply(state);
    rows.forEach((row, at) => { if (row.hidden === !!shown[at]) row.hidden = !shown[at]; });
    for (const name of CHOICES) {
      count(name, counts[name]);
      element(`f-${name}`).classList.toggle("set", !!state[name]);
    }
    count("from", counts.year);
    count("to", counts.year);
    tell(order.filter(row => shown[row]));
    chips();
    element("wrong").hidden = !wrong.length;
    element("wrong").textContent = wrong.join(" ");
  }
  let visible = [];
  function tell(found) {
    visible = found;
    const agreements = found.filter(row => !data.rows.kind[row]).length;
    element("result").textContent = found.length === rows.length ? `All ${number(rows.length)} records: ${both(agreements, found.length - agreements)}.`
      : found.length ? `${number(found.length)} of ${number(rows.length)} records: ${both(agreements, found.length - agreements)}.` : `None of ${number(rows.length)} records.`;
    element("told").textContent = [...reasons(found), ...undated(found)].join(" ");
    element("nothing").hidden = found.length > 0;
    for (const name of ["to-csv", "to-excel"]) element(name).disabled = !found.length;
  }
  const both = (agreements, visits) => `${counted(agreements, "agreement", "agreements")}, ${counted(visits, "visit", "visits")}`;
  const undated = found => {
    const without = state.year ? found.filter(row => data.rows.first[row] === null).length : 0;
    return without ? [`${counted(without, "record", "records")} without a date fit any year.`] : [];
  };
  // How many fit a choice by something else, in words; each of these rows says so itself.
  function reasons(found) {
    for (const note of marked) note.remove();
    marked = [];
    notes = new Map();
    return Object.keys(NOTED).filter(facet => state[facet]).flatMap(facet => {
      const ways = new Map(), name = filters.nameOf(facet, filters.at(facet, state[facet]));
      for (const row of found) {
        const why = filters.why(row, facet, state[facet]);
        if (!why) continue;
        ways.set(why, (ways.get(why) || 0) + 1);
        const note = Object.assign(document.createElement("small"), { textContent: `${name} ${why}` });
        rows[row].cells[NOTED[facet]].append(note);
        notes.set(row, [...(notes.get(row) || []), note.textContent]);
        marked.push(note);
      }
      const through = [...ways.values()].reduce((sum, next) => sum + next, 0);
      if (!through) return [];
      const told = [...ways].sort((one, other) => other[1] - one[1]).map(([why, times]) => `${number(times)} ${why}`);
      const itself = found.length - through;
      return [`${name}: ${NOTED[facet] === 3 ? "itself a party in" : "named in"} ${itself ? number(itself) : "none"}; ${told.join(", ")}.`];
    });
  }
  function chips() {
    const set = KEYS.filter(key => key !== "sort" && state[key]);
    element("n-chosen").textContent = set.some(key => key !== "q") ? `: ${set.filter(key => key !== "q").length} set` : "";
    const made = set.map(key => {
      const value = key === "q" || key === "year" ? state[key].replace("-", key === "year" ? " to " : "-").trim() : filters.nameOf(key, filters.at(key, state[key]));
      const name = key === "year" ? "Year" : label(key);
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: `${name}: ${value} ×` });
      button.setAttribute("aria-label", `Remove the filter ${name}: ${value}`);
      button.addEventListener("click", () => { go({ ...state, [key]: "" }); element(key === "year" ? "f-from" : `f-${key}`).focus(); });
      return button;
    });
    if (made.length > 1) made.push(Object.assign(document.createElement("button"), { type: "button", className: "clear", textContent: "Clear all" }));
    element("chosen").replaceChildren(...made.map(button => { const item = document.createElement("li"); item.append(button); return item; }));
  }

  // --- what happens ---
  function go(next, replace = false) {
    state = next;
    wrong = [];
    showState();
    if (addressOf(state) !== (location.hash || location.pathname + location.search)) history[replace ? "replaceState" : "pushState"](null, "", addressOf(state));
    show();
  }
  let typing = false;
  element("f-q").addEventListener("input", () => {
    state = { ...state, q: element("f-q").value.trim() };
    wrong = [];
    history[typing ? "replaceState" : "pushState"](null, "", addressOf(state));
    typing = true;
    show();
  });
  element("f-q").addEventListener("focus", () => { typing = false; });
  form.addEventListener("change", event => {
    if (event.target.name === "q") return;
    const [from, to] = [element("f-from"), element("f-to")];
    if (from.value && to.value && from.value > to.value) (event.target === from ? to : from).value = event.target.value;
    go(stateOfForm());
  });
  form.addEventListener("submit", event => event.preventDefault());
  document.addEventListener("click", event => { if (event.target.matches(".clear")) { go({ sort: state.sort }); element("f-q").focus(); } });
  function recall() {
    [state, wrong] = stateOfAddress();
    showState();
    show();
  }
  addEventListener("hashchange", recall);

  function save(name, parts, type) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(parts, { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  const fileName = () => ["critical-minerals-records", ...KEYS.filter(key => key !== "sort" && state[key]).map(key => fold(state[key]).trim().replaceAll(" ", "-"))].join("-").slice(0, 120);
  const about = () => [
    ["what", document.querySelector("h1").textContent], ["records", element("result").textContent], ["how they fit", element("told").textContent],
    ...KEYS.filter(key => state[key]).map(key => [`filter: ${key}`, state[key]]),
    ["address", location.protocol.startsWith("http") ? location.href : `records.html${location.hash}`],
    ["source", "Critical Minerals Diplomacy"], ["licence", "CC BY 4.0"], ["data version", form.dataset.version],
  ].filter(([, value]) => value);
  element("to-csv").addEventListener("click", () => save(`${fileName()}.csv`, [downloads().csv(visible, notes)], "text/csv"));
  element("to-excel").addEventListener("click", () => save(`${fileName()}.xlsx`, downloads().excel(visible, about(), notes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

  if (matchMedia("(max-width: 900px)").matches) element("choices").open = false;
  form.hidden = false;
  recall();
  performance.mark("records-ready");
  // One piece after the other, so that no letter waits for all of them.
  const prepare = () => { if (filters.prepare()) setTimeout(prepare); };
  addEventListener("load", () => setTimeout(prepare, 100));
}
