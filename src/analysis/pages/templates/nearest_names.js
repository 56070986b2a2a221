// The names that read most like a text, by the pairs of letters they share and then by how many letters differ.
const nearestNames = (() => {
  const pairs = text => new Set(Array.from({ length: text.length + 1 }, (_, at) => ` ${text} `.slice(at, at + 2)));
  function distance(one, other) {
    let last = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let at = 1; at <= one.length; at++) {
      const next = [at];
      for (let to = 1; to <= other.length; to++)
        next[to] = Math.min(last[to] + 1, next[to - 1] + 1, last[to - 1] + (one[at - 1] !== other[to - 1]));
      last = next;
    }
    return last[other.length];
  }
  // `named` are pairs of what is named and a name; as many of these come back, the nearest first, each thing once.
  return (text, named, most) => {
    const key = fold(text).trim();
    if (key.length < 3) return [];
    const wanted = pairs(key), found = [];
    for (const [thing, name] of named) {
      const other = fold(name).trim();
      // A name of several words may be near by one of them.
      for (const form of new Set([other, ...(key.includes(" ") ? [] : other.split(" "))])) {
        if (Math.abs(form.length - key.length) > Math.max(2, key.length / 2)) continue;
        const theirs = pairs(form);
        let shared = 0;
        for (const pair of wanted) shared += theirs.has(pair);
        if (shared * 2 < (wanted.size + theirs.size) * 0.35) continue;
        const unlike = distance(key, form) / Math.max(key.length, form.length);
        if (unlike <= 0.4) found.push([unlike + (form === other ? 0 : 0.02), thing, name]);
      }
    }
    found.sort((one, other) => one[0] - other[0] || one[2].length - other[2].length);
    const things = new Set();
    return found.filter(([, thing]) => !things.has(thing) && things.add(thing)).slice(0, most).map(([, thing, name]) => [thing, name]);
  };
})();
