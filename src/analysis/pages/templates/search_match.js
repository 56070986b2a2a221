// Which entries of the index fit the words that somebody looks for, and how well.
const searchIn = ({ kinds, entries }) => {
  const RECORD = new Set(["agreement", "visit", "report"].map(kind => kinds.findIndex(([code]) => code === kind)));
  const isRecord = entry => RECORD.has(entry[0]);
  // Each entry's name, names, short names and detail as one folded text, where " \n " parts them; folded when first needed.
  let texts = null, shorts = null;
  function prepare() {
    if (texts) return;
    texts = foldAll(entries.map(([, , name, detail, names]) => [name, ...(names ? [names] : []), detail].join("\n")));
    shorts = foldAll(entries.map(entry => entry[5]));
  }
  const NOT = 9;
  // How a word stands in an entry: 0 whole, 1 at the beginning of a word, 2 within one. What is short is whole or not.
  const own = (at, word) => shorts[at].includes(` \n ${word} \n `) ? 0 : standing(texts[at], word);

  // For each entry how well all of the words fit: the worst of them; what a record names by another entry's name counts
  // less than its own title, and not by the inside of a word.
  function fits(words, beginnings) {
    const worst = new Uint8Array(entries.length);
    const missing = [];
    for (const word of words) {
      const found = entries.map((_, at) => { const place = own(at, word); return place > 2 ? NOT : place; });
      // Up to three letters are a whole word where there is one: UK is the United Kingdom and not Ukraine.
      const isWhole = word.length <= 3 && !beginnings && found.includes(0);
      const limit = isWhole ? 0 : word.length <= 3 ? 1 : 2;
      let any = false;
      entries.forEach((entry, at) => {
        let best = found[at] > limit ? NOT : found[at];
        if (isRecord(entry) && best > 0) for (const other of entry[6]) {
          const there = found[other];
          if (there <= Math.min(limit, 1)) best = Math.min(best, there + 3);
        }
        if (best < NOT) any = true;
        worst[at] = Math.max(worst[at], best);
      });
      if (!any) missing.push(word);
    }
    return { worst, missing };
  }

  // The hits by kind, the best kind first: [kind, [[entry, rank] …]]. An exact name comes before one that begins so.
  function search(query, beginnings = false) {
    prepare();
    const words = wordsOf(query), phrase = words.join(" ");
    if (!words.length) return { groups: [], total: 0, missing: [], words };
    const { worst, missing } = fits(words, beginnings);
    const groups = new Map();
    let total = 0;
    entries.forEach((entry, at) => {
      if (worst[at] >= NOT) return;
      total++;
      let rank = 3 + worst[at];
      const whole = ` \n ${phrase} \n `;
      if (texts[at].startsWith(whole) || shorts[at].includes(whole)) rank = 0;
      else if (!isRecord(entry) && texts[at].includes(whole)) rank = 1;
      else if (texts[at].startsWith(` \n ${phrase}`)) rank = 2;
      if (!groups.has(entry[0])) groups.set(entry[0], []);
      groups.get(entry[0]).push([entry, rank, at]);
    });
    const sorted = [...groups].map(([kind, hits]) => [kind, hits.sort((one, other) => one[1] - other[1] || one[2] - other[2])]);
    sorted.sort((one, other) => Math.min(one[1][0][1], 3) - Math.min(other[1][0][1], 3) || one[0] - other[0]);
    const short = !beginnings && words.some(word => word.length <= 3) && words.some(word => word.length <= 3 && entries.some((_, at) => own(at, word) === 1));
    return { groups: sorted, total, missing, words, isWhole: short };
  }

  // By which of its other names an entry is found, or what it names that is found; '' where its own line says it.
  function found(entry, words) {
    const stands = text => { const folded = ` ${fold(text).trim()} `; return words.filter(word => standing(folded, word) < 3).length; };
    const shown = `${entry[2]} ${entry[3]}`;
    if (stands(shown) === words.length) return "";
    if (isRecord(entry)) {
      const named = entry[6].filter(at => words.some(word => own(at, word) < 2)).map(at => entries[at][2]);
      const said = ` ${fold(shown).trim()} `;
      const more = [...new Set(named)].filter(name => !said.includes(` ${fold(name).trim()} `));
      if (named.length) return more.slice(0, 3).join(", ");
    }
    let best = "", most = 0;
    for (const name of `${entry[4]}\n${entry[5]}`.split("\n")) {
      const now = name ? stands(name) : 0;
      if (now > most || (now && now === most && name.length < best.length)) [best, most] = [name, now];
    }
    return best;
  }

  // Names that read nearly so, of everything but records: they have titles.
  const named = () => entries.filter(entry => !isRecord(entry)).flatMap(entry =>
    [entry[2], ...entry[4].split("\n")].filter(Boolean).map(name => [entry, name]));
  let names = null;
  const nearest = text => nearestNames(text, names ||= named(), 6);
  return { search, found, nearest, prepare };
};
