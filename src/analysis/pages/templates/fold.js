"use strict";
// Names as they are compared: case, accents, hyphens, apostrophes and dots do not count, nor ё and е, nor the letters
// that Kazakh and Ukrainian have beside those of Russian. A "+" does: C5+1.
const fold = (() => {
  const like = {
    қ: "к", ғ: "г", ң: "н", ұ: "у", ү: "у", ө: "о", ә: "а", һ: "х", і: "и", є: "е", ґ: "г", ў: "у",
    ı: "i", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss", æ: "ae", œ: "oe", ə: "a", ŋ: "n",
  };
  const unlike = new RegExp(`[${Object.keys(like).join("")}]`, "g");
  return text => text.toLowerCase().normalize("NFD").replace(/\p{M}+/gu, "").replace(unlike, letter => like[letter])
    .replace(/[.'’‘ʻʼ`´«»"“”\u00ad\u200b]+/g, "").replaceAll("&", " and ").replace(/[^\p{L}\p{N}+\n\u0001]+/gu, " ");
})();
// The words of what somebody looks for.
const wordsOf = text => fold(text).split(/[ \n\u0001]/).filter(Boolean);
// Many texts folded at a time. The names in one are parted by \n, and stand between " \n " in what comes back.
const foldAll = texts => fold(texts.join("\u0001")).split("\u0001").map(text =>
  ` \n ${text.split("\n").map(name => name.trim()).filter(Boolean).join(" \n ")} \n `);
// How a word stands in a folded text: 0 as a whole word, 1 at the beginning of one, 2 within one, 3 not.
const standing = (text, word) =>
  !text.includes(word) ? 3 : text.includes(` ${word} `) ? 0 : text.includes(` ${word}`) ? 1 : 2;
