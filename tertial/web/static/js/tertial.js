// Conveniences on top of pages that work without them: menus that close, shortcuts, the sheet for a number.

const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;

// Menus close when focus or a click goes elsewhere, and on Escape, which gives focus back to what opened them.
function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(except)) menu.open = false;
  }
}
document.addEventListener("click", (event) => closeMenus(event.target));
document.addEventListener("focusin", (event) => closeMenus(event.target));

// On a narrow screen the row of tabs scrolls: bring the current one into sight.
for (const current of document.querySelectorAll(".tabs [aria-current], .subnav [aria-current]")) {
  current.scrollIntoView({ block: "nearest", inline: "center" });
}

// "/" searches; "g" and a letter goes to a page. Single letters are ignored while somebody writes.
let afterG = 0;
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const open = event.target.closest?.("details.menu[open]");
    if (open) {
      open.open = false;
      open.querySelector("summary").focus();
    }
    return;
  }
  if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/") {
    const field = document.querySelector("[data-search]");
    if (field) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  } else if (event.key === "g") {
    afterG = Date.now();
  } else if (Date.now() - afterG < 1200) {
    afterG = 0;
    document.querySelector(`[data-go="${CSS.escape(event.key)}"]`)?.click();
  }
});

// A number opens the sheet that says where it comes from; without scripts, or in a new tab, the same as a page.
const sheet = document.getElementById("sheet");
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-figure], a.source[href]");
  if (!link || !sheet || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  window.htmx.ajax("GET", link.href, { target: "#sheet-body", swap: "innerHTML", source: link }).then(
    () => {
      if (!sheet.open) sheet.showModal();
      sheet.scrollTop = 0;
    },
    () => window.location.assign(link.href),
  );
});
// An answer that is an error isn't put in the sheet, which would show the number before: its page says what is wrong.
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.target?.id === "sheet-body") window.location.assign(event.detail.requestConfig.path);
});
sheet?.addEventListener("click", (event) => {
  if (event.target === sheet || event.target.closest("[data-close]")) sheet.close();
});

// The outline marks the chapter that is being read.
const chapters = new Map();
for (const link of document.querySelectorAll("[data-outline] a[href^='#']")) {
  const chapter = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (chapter) chapters.set(chapter, link);
}
if (chapters.size) {
  const watcher = new IntersectionObserver(
    (entries) => {
      const seen = entries.filter((entry) => entry.isIntersecting);
      if (!seen.length) return;
      for (const link of chapters.values()) link.removeAttribute("aria-current");
      chapters.get(seen[0].target).setAttribute("aria-current", "location");
    },
    { rootMargin: "-10% 0px -75% 0px" },
  );
  for (const chapter of chapters.keys()) watcher.observe(chapter);
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
