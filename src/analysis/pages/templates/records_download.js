// The records that are shown, as CSV and as an Excel workbook: all documented columns of all tables.
const recordDownloads = tables => {
  const address = page => page && location.protocol.startsWith("http") ? new URL(page, location.href).href : page;
  const KEY = { agreements: "id", visits: "id", agreement_parties: "agreement_id", signatories: "agreement_id", meetings: "visit_id", sources: "record_id", conflicts: "record_id" };
  const ids = [], kinds = [];
  for (const [kind, name] of [["agreement", "agreements"], ["visit", "visits"]])
    tables[name].of.forEach((record, at) => { ids[record] = tables[name].rows[at][0]; kinds[record] = kind; });
  const urls = [];
  const url = tables.sources.columns.findIndex(([name]) => name === "url");
  tables.sources.of.forEach((record, at) => (urls[record] ||= []).push(tables.sources.rows[at][url]));

  // One table, of these records alone, in the order in which they are shown.
  function chosen(name, records) {
    const { columns, of, rows } = tables[name], rank = new Map(records.map((record, at) => [record, at]));
    const places = [...of.keys()].filter(at => rank.has(of[at])).sort((one, other) => rank.get(of[one]) - rank.get(of[other]) || one - other);
    if (KEY[name] !== "id") return { columns: [[KEY[name], "text"], ...columns], rows: places.map(at => [ids[of[at]], ...rows[at]]) };
    const page = columns.length - 1;
    return {
      columns: [...columns.slice(0, page), ["source_urls", "text"], columns[page]],
      rows: places.map(at => [...rows[at].slice(0, page), (urls[of[at]] || []).join("; ") || null, address(rows[at][page])]),
    };
  }

  // Agreements and visits in one table, each column of either once. `notes` say why a record fits the filters that does
  // not name what they ask for.
  function together(records, notes = new Map()) {
    const parts = { agreement: chosen("agreements", records), visit: chosen("visits", records) };
    const sorts = new Map([["kind", "text"], ...parts.agreement.columns, ...parts.visit.columns]), names = [...sorts.keys()];
    names.push(names.splice(names.indexOf("page"), 1)[0]);
    if (notes.size) names.push("fits");
    sorts.set("fits", "text");
    const next = { agreement: 0, visit: 0 }, at = {};
    for (const kind in parts) at[kind] = new Map(parts[kind].columns.map(([name], place) => [name, place]));
    const rows = records.map(record => {
      const kind = kinds[record], row = parts[kind].rows[next[kind]++];
      return names.map(name => name === "kind" ? kind : name === "fits" ? (notes.get(record) || []).join("; ") : at[kind].has(name) ? row[at[kind].get(name)] : null);
    });
    return { columns: names.map(name => [name, sorts.get(name)]), rows };
  }

  // A text that a spreadsheet would run begins with an apostrophe.
  const plain = text => /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  const quoted = text => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  function csv(records, notes) {
    const { columns, rows } = together(records, notes);
    const lines = [columns.map(([name]) => name), ...rows.map(row => row.map((value, at) =>
      value === null || value === undefined ? "" : columns[at][1] === "text" ? plain(String(value)) : String(value)))];
    return `\ufeff${lines.map(line => line.map(quoted).join(",")).join("\r\n")}\r\n`;
  }
  const SHEETS = { agreements: "Agreements", visits: "Visits", agreement_parties: "Parties", signatories: "Signatories", meetings: "Meetings", sources: "Sources", conflicts: "Conflicts" };
  const excel = (records, about, notes) => workbook([
    ["Records", together(records, notes)],
    ...Object.entries(SHEETS).map(([name, sheet]) => [sheet, chosen(name, records)]),
    ["About", { columns: [["about", "text"], ["value", "text"]], rows: about }],
  ]);

  // What a reader's words are looked for in, one text a record.
  const WORDS = {
    agreements: "id title type_name place place_name expected_effects notes status_name place_country_name party_names area_names mineral_names",
    visits: "id visitor_name visitor_post visitor_post_name places place_names kind_name occasion topics outcomes notes party_names area_names mineral_names",
    agreement_parties: "printed body_name", signatories: "person_name printed post post_name organization organization_name",
    meetings: "person_name printed post post_name organization organization_name", sources: "publisher",
  };
  function texts() {
    const found = ids.map(() => []);
    for (const [name, words] of Object.entries(WORDS)) {
      const { columns, of, rows } = tables[name], wanted = new Set(words.split(" "));
      const places = columns.flatMap(([column], at) => wanted.has(column) ? [at] : []);
      rows.forEach((row, number) => { for (const at of places) if (row[at] !== null) found[of[number]]?.push(row[at]); });
    }
    return found.map(some => [...new Set(some)].join("\n"));
  }
  return { csv, excel, texts };
};
