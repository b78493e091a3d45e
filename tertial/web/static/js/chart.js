// Draws a chart again in the browser, at the width there is, so that values can be pointed at. The picture that the
// server drew stays where it is until then, on paper, and for whoever has no scripts.

const script = document.querySelector("script[data-library]");
const NARROW = 560;
const drawn = new Map();
let library;

const dark = () => {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
};

async function draw(figure) {
  const box = figure.querySelector(".picture");
  const specs = JSON.parse(figure.querySelector(".chart-spec").textContent);
  library ??= import(script.dataset.library);
  await library;
  drawn.get(figure)?.finalize();
  const holder = figure.querySelector(".chart-live") ?? document.createElement("div");
  holder.className = "chart-live";
  const spec = box.clientWidth < NARROW ? specs.narrow : specs.wide;
  const result = await window.vegaEmbed(holder, spec, {
    actions: false,
    ast: true,
    config: dark() ? specs.dark : specs.light,
    defaultStyle: false,
    mode: "vega-lite",
    renderer: "svg",
    tooltip: false,
  });
  drawn.set(figure, result);
  // The box around it has a name and a sentence; the marks have nothing to add for those who listen.
  holder.querySelector("svg")?.setAttribute("aria-hidden", "true");
  if (!holder.isConnected) {
    box.append(holder);
    box.classList.add("is-live");
  }
  point(holder, result.view);
}

// The printed value of the mark under the pointer. The same values stand in the table below for everybody.
function point(holder, view) {
  const label = holder.querySelector(".chart-value") ?? document.createElement("output");
  label.className = "chart-value";
  label.hidden = true;
  holder.append(label);
  view.addEventListener("pointermove", (event, item) => {
    const datum = item?.datum?.datum ?? item?.datum;
    const text = datum?.text ?? datum?.label;
    label.hidden = typeof text !== "string" || !text;
    if (label.hidden) return;
    label.textContent = datum.part ? `${datum.part}: ${text}` : text;
    const frame = holder.getBoundingClientRect();
    label.style.left = `${event.clientX - frame.left}px`;
    label.style.top = `${event.clientY - frame.top}px`;
  });
  view.addEventListener("pointerout", () => (label.hidden = true));
}

const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      watcher.unobserve(entry.target);
      draw(entry.target);
    }
  },
  { rootMargin: "200px" },
);
for (const figure of document.querySelectorAll("figure[data-chart]")) watcher.observe(figure);

window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawn.forEach((_, figure) => draw(figure)));
