// Figures and listings answer to the pointer, the keyboard and touch, in a notebook and on the site. All of it listens
// at the document, so that what is displayed later, as in JupyterLab, needs nothing of its own.
(() => {
  "use strict";
  if (window.mineralsLook) return;
  window.mineralsLook = true;
  document.documentElement.classList.add("live-page");

  // --- tips: what a mark is, where the pointer, the focus or a finger is ---
  let tip, owner, leaving, touched;
  const markOf = target => target instanceof Element ? target.closest("figure.live .fig-mark") : null;
  const keyOf = mark => `${mark.getAttribute("href")}|${mark.dataset.page}|${textOf(mark)}`;
  function textOf(mark) { // the tip moves out of <title>, which browsers would show as well
    const title = mark.querySelector(":scope > title");
    if (title) {
      mark.dataset.tip = title.textContent;
      mark.setAttribute("aria-label", title.textContent.replaceAll("\n", ", "));
      title.remove();
    }
    return mark.dataset.tip ?? "";
  }
  function place(mark) {
    const box = mark.getBoundingClientRect(), { width, height } = tip.getBoundingClientRect();
    const left = Math.min(Math.max(box.left + box.width / 2 - width / 2, 8), innerWidth - width - 8);
    const above = box.top - height - 8;
    tip.style.left = `${Math.max(left, 8)}px`;
    tip.style.top = `${above > 8 ? above : Math.min(box.bottom + 8, innerHeight - height - 8)}px`;
  }
  function show(mark) {
    clearTimeout(leaving);
    if (!textOf(mark)) return hide();
    if (!tip) {
      tip = document.createElement("div");
      tip.className = "figure-tip";
      tip.setAttribute("role", "tooltip");
      tip.addEventListener("pointerenter", () => clearTimeout(leaving));
      tip.addEventListener("pointerleave", leave);
      document.body.append(tip);
    }
    hide();
    owner = mark;
    for (const same of twins(mark)) same.classList.add("shown");
    tip.replaceChildren(...textOf(mark).split("\n").map((line, n) => {
      const part = document.createElement(n ? "div" : "strong");
      part.textContent = line;
      return part;
    }));
    tip.hidden = false;
    place(mark);
  }
  function hide() {
    clearTimeout(leaving);
    if (owner) for (const same of twins(owner)) same.classList.remove("shown");
    owner = undefined;
    if (tip) tip.hidden = true;
  }
  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 200);
  }
  const twins = mark => [...mark.closest("svg").querySelectorAll(".fig-mark")].filter(other => keyOf(other) === keyOf(mark));
  document.addEventListener("pointerover", event => {
    const mark = markOf(event.target);
    if (mark && event.pointerType !== "touch") mark === owner ? clearTimeout(leaving) : show(mark);
  });
  document.addEventListener("pointerout", event => {
    if (markOf(event.target) && event.pointerType !== "touch" && !markOf(event.target).matches(":focus")) leave();
  });
  document.addEventListener("focusin", event => {
    const mark = markOf(event.target);
    if (mark) show(mark); else if (owner) hide();
  });
  document.addEventListener("focusout", event => { if (markOf(event.target)) leave(); });
  document.addEventListener("scroll", () => { // the tip goes with its mark, and with it out of sight
    if (!owner) return;
    const box = owner.getBoundingClientRect();
    box.bottom < 0 || box.top > innerHeight ? hide() : place(owner);
  }, { capture: true, passive: true });
  document.addEventListener("pointerdown", event => {
    const mark = markOf(event.target);
    touched = event.pointerType === "touch" && mark && mark !== owner ? mark : undefined;
    if (event.pointerType === "touch" && !mark && event.target !== tip) hide();
  }, true);
  document.addEventListener("click", event => { // the first touch tells, the second one opens
    const mark = markOf(event.target);
    if (!mark || mark !== touched || !textOf(mark)) return;
    event.preventDefault();
    event.stopPropagation();
    show(mark);
  }, true);

  // --- the keyboard: a figure is one stop, arrows go from mark to mark, row by row ---
  function marksOf(svg) {
    const seen = new Set(), found = [];
    for (const mark of svg.querySelectorAll(".fig-mark")) {
      if (seen.has(keyOf(mark))) continue;
      seen.add(keyOf(mark));
      const box = mark.getBoundingClientRect();
      found.push({ mark, x: box.left + box.width / 2, y: box.top + box.height / 2 });
    }
    found.sort((one, other) => one.y - other.y || one.x - other.x);
    let row = 0;
    found.forEach((each, n) => {
      if (n && each.y - found[n - 1].y > 4) row += 1;
      each.row = row;
    });
    return found.sort((one, other) => one.row - other.row || one.x - other.x);
  }
  function next(marks, mark, key) {
    const at = Math.max(marks.findIndex(each => keyOf(each.mark) === keyOf(mark)), 0), here = marks[at];
    if (key === "Home") return marks[0];
    if (key === "End") return marks.at(-1);
    if (key === "ArrowRight") return marks[at + 1];
    if (key === "ArrowLeft") return marks[at - 1];
    const row = key === "ArrowDown" ? here.row + 1 : here.row - 1;
    const there = marks.filter(each => each.row === row);
    return there.sort((one, other) => Math.abs(one.x - here.x) - Math.abs(other.x - here.x))[0];
  }
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && owner) return hide();
    const mark = markOf(event.target);
    if (!mark || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter") { // JupyterLab would take it for its own
      event.stopPropagation();
      if (mark.hasAttribute("href")) { event.preventDefault(); mark.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window })); }
      return;
    }
    if (!["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const to = next(marksOf(mark.closest("svg")), mark, event.key)?.mark;
    if (!to) return;
    mark.setAttribute("tabindex", "-1");
    to.setAttribute("tabindex", "0");
    to.focus({ preventScroll: true });
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
    show(to);
  }, true);
{% include "look_downloads.js" %}
{% include "look_tables.js" %}
})();
