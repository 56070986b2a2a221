
  // --- downloads: named after the page and the heading, with what they are and whose ---
  const pageOf = element => element.closest(".jp-Notebook, main") ?? document.body;
  const wordsOf = element => (element?.textContent ?? "").replaceAll("¶", "").trim();
  function headingOf(element) {
    const before = [...pageOf(element).querySelectorAll("h2")].filter(heading =>
      heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
    return wordsOf(before.at(-1));
  }
  const titleOf = element => wordsOf(pageOf(element).querySelector("h1")) || document.title;
  function nameOf(element, choice) {
    const heading = headingOf(element);
    const all = [...pageOf(element).querySelectorAll("figure.live, .listing-box")].filter(other => headingOf(other) === heading);
    const number = all.indexOf(element) > 0 ? all.indexOf(element) + 1 : "";
    const first = element.querySelector("input:checked") === element.querySelector("input");
    const words = [titleOf(element), heading, first ? "" : choice, number];
    return words.join(" ").normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  }
  function creditOf(element, choice) { // what a file says of itself: title, source, date, licence
    const credit = pageOf(element).querySelector("[data-credit]")?.dataset.credit ?? "";
    return [
      [titleOf(element), headingOf(element), choice].filter(Boolean).join(" – "),
      ["Critical Minerals Diplomacy", credit, "CC BY 4.0"].filter(Boolean).join(" · "),
    ];
  }
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
  const isPage = link => link.hasAttribute("data-page") || !/^https?:/.test(link.getAttribute("href") ?? "");
  const idOf = link => (link.dataset.page ?? link.getAttribute("href") ?? "").split("/").at(-1).replace(/\.html$/, "");
  function columnsOf(rows, at) { // a column with links is followed by their addresses, and by the ids of pages of the site
    const links = rows.map(row => [...row.cells[at]?.querySelectorAll("a") ?? []]);
    const text = { head: "", cells: rows.map(row => row.cells[at]?.textContent.trim() ?? "") };
    const pages = links.map(found => found.filter(isPage).map(idOf).join("; "));
    const urls = links.map(found => found.filter(link => !isPage(link) || /^https?:/.test(link.getAttribute("href") ?? "")).map(link => link.href).join(" "));
    return [text, { head: " id", cells: pages }, { head: " address", cells: urls }].filter((column, n) => !n || column.cells.some(Boolean));
  }
  function csv(tables) {
    const rows = tables.flatMap(table => [...table.tBodies].flatMap(body => [...body.rows])).filter(row => !row.hasAttribute("data-filtered"));
    const columns = [...tables[0].tHead.rows[0].cells].flatMap((cell, at) =>
      columnsOf(rows, at).map(({ head, cells }) => [cell.textContent.trim() + head, ...cells]));
    const lines = columns[0].map((_, line) => columns.map(column => quoted(plain(column[line]))).join(","));
    return "\ufeff" + lines.join("\r\n") + "\r\n";
  }
  function folded(text, width, size) { // into lines of so many units
    const most = Math.max(Math.floor(width / (size * .62)), 12), lines = [""];
    for (const word of text.split(" ")) {
      if (lines.at(-1) && lines.at(-1).length + word.length >= most) lines.push("");
      lines.push(`${lines.pop()} ${word}`.trim());
    }
    return lines;
  }
  const NS = "http://www.w3.org/2000/svg";
  function made(name, text, attributes = {}) {
    const element = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.textContent = text;
    return element;
  }
  function file(svg, [title, source]) { // the drawing with its credit below, in the colours of paper
    const copy = svg.cloneNode(true), { width, height } = svg.viewBox.baseVal, size = 7.5;
    const lines = [...folded(title, width - 14, size), ...folded(source, width - 14, size)], room = lines.length * size * 1.35 + 9;
    for (const mark of copy.querySelectorAll(".fig-mark")) {
      if (mark.dataset.tip && !mark.querySelector("title")) mark.prepend(made("title", mark.dataset.tip));
      for (const name of ["tabindex", "aria-label", "data-tip", "target", "rel"]) mark.removeAttribute(name);
      mark.classList.remove("shown");
    }
    for (const link of copy.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href"), location.href).href);
    const band = made("rect", "", { x: 0, y: height - .5, width, height: room + .5, style: "fill: #ffffff" });
    const text = lines.map((line, n) => made("text", line, {
      x: 7, y: height + (n + 1) * size * 1.35, style: `font-size: ${size}px; fill: #6b6b6b` }));
    copy.append(band, ...text);
    copy.prepend(made("metadata", `${title}. ${source}. https://creativecommons.org/licenses/by/4.0/`));
    copy.prepend(made("title", title));
    copy.setAttribute("viewBox", `0 0 ${width} ${height + room}`);
    copy.setAttribute("width", `${width}pt`);
    copy.setAttribute("height", `${height + room}pt`);
    return new XMLSerializer().serializeToString(copy).replace(/var\(--m-[0-9a-f]{6}, (#[0-9a-f]{6})\)/g, "$1");
  }
  function png(text, done) {
    const image = new Image(), [, width, height] = text.match(/viewBox="0 0 ([\d.]+) ([\d.]+)"/).map(Number);
    image.onload = () => {
      const canvas = document.createElement("canvas"), scale = Math.min(8 / 3, 16000 / Math.max(width, height));
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
      canvas.toBlob(done, "image/png");
    };
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  }
  const shownIn = box => [...box.querySelectorAll("svg")].find(svg => svg.getClientRects().length) ?? box.querySelector("svg");
  document.addEventListener("click", event => {
    const button = event.target instanceof Element ? event.target.closest("button[data-save]") : null;
    const box = button?.closest(".choice, .listing-box"), figure = button?.closest("figure.live");
    if (!box) return;
    const choice = box.dataset.choice ?? "", name = nameOf(figure ?? box, choice);
    const asCsv = tables => new Blob([csv(tables)], { type: "text/csv" });
    if (!figure) return save(`${name}.csv`, asCsv([...box.querySelectorAll("table")]));
    if (button.dataset.save === "csv")
      return box.querySelectorAll("table").forEach((table, n) => save(`${name}${n ? `-${n + 1}` : ""}.csv`, asCsv([table])));
    const text = file(shownIn(box), creditOf(figure, choice));
    if (button.dataset.save === "svg") return save(`${name}.svg`, new Blob([text], { type: "image/svg+xml" }));
    png(text, blob => save(`${name}.png`, blob));
  });
