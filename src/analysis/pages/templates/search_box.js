// The field in the head of every page leads to the search. A page may not send a form, so its script goes there.
for (const box of document.querySelectorAll("form.search-box")) {
  box.hidden = false;
  box.addEventListener("submit", event => {
    event.preventDefault();
    const words = box.elements.q.value.trim();
    location.href = box.dataset.page + (words ? `#q=${encodeURIComponent(words).replaceAll("%20", "+")}` : "");
  });
}
