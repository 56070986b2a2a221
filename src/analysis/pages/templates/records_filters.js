// Which records fit the filters, how many each choice would leave, and why a record fits that does not name the choice.
const recordFilters = data => {
  const { rows, choices, groups, members } = data, n = rows.kind.length;
  const all = [...Array(n).keys()];
  const union = lists => [...new Set(lists.flat())];
  // The sides of a record: each party with those it stands for, and each group of which all members are parties.
  const sides = all.map(row => [
    ...rows.country[row].map((code, at) => {
      const set = rows.members[row] ? rows.members[row][at] : -1;
      return { codes: set < 0 ? [code] : [code, ...members[set]], within: [] };
    }),
    ...rows.groups[row].map(([group, set]) => ({ codes: [group], within: members[set] })),
  ]);
  const parties = sides.map(some => union(some.map(side => side.codes)));
  const groupsOf = {};
  for (const [group, within] of Object.entries(groups))
    for (const member of within) (groupsOf[member] ||= []).push(Number(group));
  const near = mineral => [...(groups[mineral] || []), ...(groupsOf[mineral] || [])];
  const named = { area: rows.area, mineral: rows.mineral.map(own => union([own, own.flatMap(near)])) };
  const made = facet => all.map(row => union([named[facet][row], ...rows.made[row].map(other => named[facet][other])]));
  const orNone = (facet, lists) => lists.map(list => list.length ? list : [choices[facet].length]);
  const single = facet => orNone(facet, rows[facet].map(value => value < 0 ? [] : [value]));
  const has = {
    kind: rows.kind.map(value => [value]),
    type: single("type"), status: single("status"), level: single("level"), confidence: single("confidence"),
    area: orNone("area", made("area")), mineral: orNone("mineral", made("mineral")), place: orNone("place", rows.place),
    official: rows.official.map(value => [1 - value]),
    sources: rows.sources.map(value => [...Array(Math.min(value, 5)).keys()]),
  };
  const firstYear = Math.min(...rows.first.filter(year => year !== null)), lastYear = Math.max(...rows.last.filter(year => year !== null));
  const years = Array.from({ length: Math.max(lastYear - firstYear + 1, 0) || 0 }, (_, at) => String(firstYear + at));
  const none = name => [["none", name]];
  const options = {
    kind: [["agreement", "Agreements"], ["visit", "Visits"]],
    country: choices.country, partner: choices.country,
    area: [...choices.area, ...none("None named")], mineral: [...choices.mineral, ...none("None named")],
    type: [...choices.type, ...none("Not stated")], status: [...choices.status, ...none("Not stated")],
    level: [...choices.level, ...none("Not stated")], place: [...choices.place, ...none("Not stated")],
    official: [["yes", "With an official source"], ["no", "Without one"]],
    sources: ["1", "2", "3", "4", "5"].map(number => [number, number === "1" ? "1 or more" : `${number} or more`]),
    confidence: [...choices.confidence, ...none("Not stated")],
    year: years.map(year => [year, year]),
  };
  const place = {};
  for (const [facet, list] of Object.entries(options)) place[facet] = new Map(list.map((choice, at) => [choice[0].toLowerCase(), at]));

  const at = (facet, code) => place[facet].get(code.toLowerCase()) ?? -1;

  // Of which countries a record is, given the one that has to stand on another side of it. One bloc that is the only
  // party is an agreement among its members.
  const within = (group, side) => group.within.some(code => side.codes.includes(code));
  const apart = (one, other) => one !== other && !within(one, other) && !within(other, one);
  function beside(row, other) {
    if (other < 0) return parties[row];
    const theirs = sides[row].filter(side => side.codes.includes(other));
    const rest = sides[row].length === 1 ? theirs : sides[row].filter(side => theirs.some(own => apart(own, side)));
    return union(rest.map(side => side.codes)).filter(code => code !== other);
  }

  // The texts of all records are folded in pieces while nothing happens, or at once when words are looked for.
  let texts = null;
  const folding = (function* () {
    const raw = data.texts(), done = [];
    yield;
    for (let from = 0; from < n; from += 200) {
      done.push(...foldAll(raw.slice(from, from + 200)));
      yield;
    }
    texts = done;
  })();
  const prepare = () => !folding.next().done;
  function textsOf() {
    while (!texts) prepare();
    return texts;
  }
  // How each word of late stands in all texts: whoever types on has the words before it already.
  const known = new Map();
  function standings(word) {
    if (!known.has(word)) {
      if (known.size > 40) known.clear();
      known.set(word, textsOf().map(text => standing(text, word)));
    }
    return known.get(word);
  }
  // A word of up to three letters is a whole one, if any record has it so (UK is not Ukraine); else words begin with it.
  function withWords(query) {
    const words = wordsOf(query);
    if (!words.length) return null;
    const fits = new Uint8Array(n).fill(1);
    for (const word of words) {
      const found = standings(word);
      const best = found.reduce((low, next) => Math.min(low, next), 3);
      const enough = word.length <= 3 ? Math.min(best, 1) : best < 2 ? 1 : 2;
      for (let row = 0; row < n; row++) if (found[row] > enough) fits[row] = 0;
    }
    return fits;
  }

  function span(value) {
    const [from, to] = value.includes("-") ? value.split("-") : [value, value];
    return [from ? Number(from) : -Infinity, to ? Number(to) : Infinity];
  }

  // `state` has for each facet the code of a choice, '' for any, in `year` also 2020-2024, and in `q` words.
  function apply(state) {
    const chosen = Object.keys(has).filter(facet => state[facet]).map(facet => [facet, at(facet, state[facet])]);
    const country = state.country ? at("country", state.country) : -1;
    const partner = state.partner ? at("partner", state.partner) : -1;
    const [from, to] = state.year ? span(state.year) : [-Infinity, Infinity];
    const text = withWords(state.q || "");
    const counts = {};
    for (const facet in options) counts[facet] = new Uint32Array(options[facet].length);
    const shown = new Uint8Array(n);
    const add = (facet, list) => { for (const at of list) counts[facet][at]++; };
    const addYears = row => {
      if (rows.first[row] !== null) for (let year = rows.first[row]; year <= rows.last[row]; year++) counts.year[year - firstYear]++;
    };
    for (let row = 0; row < n; row++) {
      if (text && !text[row]) continue;
      let failing = null, fails = 0;
      for (const [facet, at] of chosen) if (!has[facet][row].includes(at)) { failing = facet; if (++fails > 1) break; }
      if (fails < 2 && rows.first[row] !== null && (rows.last[row] < from || rows.first[row] > to)) { failing = "year"; fails++; }
      if (fails > 1) continue;
      const facing = beside(row, partner), joint = country < 0 ? partner < 0 || facing.length > 0 || parties[row].includes(partner) : facing.includes(country);
      if (!fails) {
        add("country", facing);
        add("partner", beside(row, country));
      }
      if (!joint) continue;
      if (!fails) {
        shown[row] = 1;
        for (const facet in has) add(facet, has[facet][row]);
        addYears(row);
      } else if (failing === "year") addYears(row);
      else add(failing, has[failing][row]);
    }
    return { shown, counts };
  }

  const nameOf = (facet, at) => options[facet][at][1];
  // Why a record fits a choice that it does not name itself: '' where it does.
  function why(row, facet, value) {
    const chosen = at(facet, value);
    if (facet === "country" || facet === "partner") {
      if (rows.country[row].includes(chosen)) return "";
      const through = rows.country[row].filter((_, side) => sides[row][side].codes.includes(chosen));
      if (!through.length) return "by all its members";
      return `as a member of ${through.map(code => nameOf("country", code)).join(" and ")}`;
    }
    if (value === "none" || rows[facet][row].includes(chosen)) return "";
    const reached = facet === "mineral" ? rows.mineral[row].filter(own => near(own).includes(chosen)) : [];
    const above = reached.find(own => (groupsOf[chosen] || []).includes(own));
    if (above !== undefined) return `as one of the ${nameOf("mineral", above).toLowerCase()}`;
    if (reached.length) return `by ${reached.map(own => nameOf("mineral", own).toLowerCase()).join(" and ")}, which belongs to it`;
    return "by an agreement made then";
  }
  return { n, rows, options, apply, at, why, nameOf, years, prepare };
};
