"use strict";
function save(name, content) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
// A text that a spreadsheet would run begins with an apostrophe in a download; a number never does.
const formula = /^(?![-+]?\d[\d,]*(\.\d+)?%?$)[=+\-@\t\r]/;
const plain = text => formula.test(text) ? `'${text}` : text;
const quoted = text => /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const csv = table => "\ufeff" + [...table.rows].map(row =>
  [...row.cells].map(cell => quoted(plain(cell.querySelector("a")?.href ?? cell.textContent.trim()))).join(",")).join("\r\n") + "\r\n";
const drawn = figure => new XMLSerializer().serializeToString(figure.querySelector("svg"));
function png(figure, done) {
  const { width, height } = figure.querySelector("svg").viewBox.baseVal, image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(done, "image/png");
  };
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(drawn(figure));
}
const ways = {
  csv: (figure, name) => figure.querySelectorAll("table").forEach((table, number) =>
    save(`${name}${number ? `-${number + 1}` : ""}.csv`, new Blob([csv(table)], { type: "text/csv" }))),
  svg: (figure, name) => save(`${name}.svg`, new Blob([drawn(figure)], { type: "image/svg+xml" })),
  png: (figure, name) => png(figure, blob => save(`${name}.png`, blob)),
};
for (const figure of document.querySelectorAll("figure[data-name]")) {
  const box = document.createElement("div");
  box.className = "downloads";
  for (const way of figure.querySelector("table") ? ["csv", "svg", "png"] : ["svg", "png"]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = way.toUpperCase();
    button.setAttribute("aria-label", `Download as ${way.toUpperCase()}: ${figure.dataset.label}`);
    if (way === "csv") button.title = "A text that begins with = + - @ has an apostrophe before it";
    button.addEventListener("click", () => ways[way](figure, figure.dataset.name));
    box.append(button, " ");
  }
  figure.querySelector("figcaption").prepend(box);
}
