// An Excel workbook as bytes: a zip that stores its files, as sheets of texts, numbers, days and yes or no.
const workbook = (() => {
  const table = Uint32Array.from({ length: 256 }, (_, value) => {
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
    return value;
  });
  function crc(bytes) {
    let value = 0xffffffff;
    for (const byte of bytes) value = table[(value ^ byte) & 255] ^ (value >>> 8);
    return (value ^ 0xffffffff) >>> 0;
  }

  // Numbers of two and of four bytes, the lowest first.
  const header = (...numbers) => Uint8Array.from(numbers.flatMap(([value, size]) =>
    Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 255)));
  function zip(files) {
    const encoder = new TextEncoder(), parts = [], entries = [];
    let offset = 0;
    for (const [path, text] of files) {
      const name = encoder.encode(path), bytes = encoder.encode(text), size = bytes.length;
      // version, flag for names in UTF-8, stored, 1 January 1980, checksum, size twice, lengths of name and extra field
      const about = [[20, 2], [0x800, 2], [0, 2], [0, 2], [33, 2], [crc(bytes), 4], [size, 4], [size, 4], [name.length, 2], [0, 2]];
      const local = header([0x04034b50, 4], ...about);
      parts.push(local, name, bytes);
      entries.push(header([0x02014b50, 4], [20, 2], ...about, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name);
      offset += local.length + name.length + size;
    }
    const length = entries.reduce((sum, part) => sum + part.length, 0);
    const end = header([0x06054b50, 4], [0, 4], [files.length, 2], [files.length, 2], [length, 4], [offset, 4], [0, 2]);
    return [...parts, ...entries, end];
  }

  const LONGEST = 32767; // characters of a cell
  const column = at => (at >= 26 ? column(Math.floor(at / 26) - 1) : "") + String.fromCharCode(65 + at % 26);
  const escaped = text => text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  // Days since 30 December 1899; Excel's calendar begins in March 1900.
  const serial = day => Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86400000);
  const STYLES = { head: 1, date: 2, quoted: 3 };
  function cell(value, sort, place) {
    if (value === null || value === undefined || value === "") return "";
    if (sort === "number") return `<c r="${place}"><v>${Number(value)}</v></c>`;
    if (sort === "boolean") return `<c r="${place}" t="b"><v>${value ? 1 : 0}</v></c>`;
    if (sort === "date" && value >= "1900-03-01") return `<c r="${place}" s="${STYLES.date}"><v>${serial(value)}</v></c>`;
    let text = String(value);
    if (text.length > LONGEST) text = `${text.slice(0, LONGEST - 1)}…`;
    // As if typed after an apostrophe: a text that begins like a formula stays one when somebody edits the cell.
    const style = sort === "head" ? ` s="${STYLES.head}"` : /^[=+\-@\t\r]/.test(text) ? ` s="${STYLES.quoted}"` : "";
    return `<c r="${place}" t="inlineStr"${style}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
  }
  const line = (cells, sorts, number) =>
    `<row r="${number}">${cells.map((value, at) => cell(value, sorts[at], `${column(at)}${number}`)).join("")}</row>`;
  function sheet({ columns, rows }) {
    const sorts = columns.map(([, sort]) => sort), last = `${column(columns.length - 1)}${rows.length + 1}`;
    const widths = columns.map(([name], at) => {
      const longest = rows.slice(0, 200).reduce((most, row) => Math.max(most, String(row[at] ?? "").length), name.length);
      return `<col min="${at + 1}" max="${at + 1}" width="${Math.min(longest + 2, 50)}" customWidth="1"/>`;
    });
    return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0">`
      + `<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData>`
      + line(columns.map(([name]) => name), columns.map(() => "head"), 1)
      + rows.map((row, at) => line(row, sorts, at + 2)).join("") + `</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
  }

  const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const OFFICE = "http://schemas.openxmlformats.org", KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const styles = `<styleSheet xmlns="${OFFICE}/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>`
    + '<fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    + '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/>'
    + '<xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" quotePrefix="1"/></cellXfs>'
    + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
  // `sheets` are pairs of a name and a table: columns (name and sort) and rows.
  return sheets => {
    const numbered = sheets.map(([name, made], at) => [at + 1, name, made]);
    const relation = (id, kind, target) => `<Relationship Id="rId${id}" Type="${OFFICE}/officeDocument/2006/relationships/${kind}" Target="${target}"/>`;
    const relations = inner => `<Relationships xmlns="${OFFICE}/package/2006/relationships">${inner}</Relationships>`;
    const files = [
      ["[Content_Types].xml", `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`
        + `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/>`
        + `<Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/>`
        + numbered.map(([at]) => `<Override PartName="/xl/worksheets/sheet${at}.xml" ContentType="${KIND}.worksheet+xml"/>`).join("") + "</Types>"],
      ["_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml"))],
      ["xl/workbook.xml", `<workbook xmlns="${OFFICE}/spreadsheetml/2006/main" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets>`
        + numbered.map(([at, name]) => `<sheet name="${escaped(name)}" sheetId="${at}" r:id="rId${at}"/>`).join("") + "</sheets></workbook>"],
      ["xl/_rels/workbook.xml.rels", relations(numbered.map(([at]) => relation(at, "worksheet", `worksheets/sheet${at}.xml`)).join("")
        + relation(numbered.length + 1, "styles", "styles.xml"))],
      ["xl/styles.xml", styles],
      ...numbered.map(([at, , made]) => [`xl/worksheets/sheet${at}.xml`, sheet(made)]),
    ];
    return zip(files.map(([path, text]) => [path, XML + text]));
  };
})();
