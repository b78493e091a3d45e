// Picking a figure puts its binding where the caret stands. Without scripts the binding is copied by hand from the list.

const field = document.getElementById("body");
const picker = document.querySelector("[data-picker]");

picker?.addEventListener("click", (event) => {
  const button = event.target.closest("[data-binding]");
  if (!button || !field) return;
  const { selectionStart: start, selectionEnd: end, value } = field;
  const binding = button.dataset.binding;
  // A table is a paragraph by itself; a figure is a word among words.
  const alone = "alone" in button.dataset;
  const gap = start === 0 ? "" : alone ? "\n\n".slice(/\n*$/.exec(value.slice(0, start))[0].length) : /\s/.test(value[start - 1]) ? "" : " ";
  field.setRangeText(gap + binding + (alone ? "\n\n" : ""), start, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});

// Enter in the search for figures searches, and does not save the text.
picker?.querySelector("input")?.addEventListener("keydown", (event) => {
  if (event.key === "Enter") event.preventDefault();
});

// Nobody loses a text by a closed tab: the browser asks first.
const written = field?.value;
let leaving = false;
field?.form.addEventListener("submit", () => (leaving = true));
window.addEventListener("beforeunload", (event) => {
  if (!leaving && field && field.value !== written) event.preventDefault();
});
