// Sums and differences, counted in whole öre while somebody writes. The server counts them again when it saves.

import { printAmount } from "./amount.js";

// The amounts of a row by field: those that stand there, those that are written, those that are counted.
function amounts(row, cells) {
  const found = {};
  for (const [name, ore] of Object.entries(row.dataset)) {
    if (name.startsWith("ore")) found[name.slice(3).toLowerCase()] = ore === "" ? null : Number(ore);
  }
  for (const place of row.querySelectorAll("td[data-ore]")) {
    found[place.dataset.field] = place.dataset.ore === "" ? null : Number(place.dataset.ore);
  }
  for (const cell of cells.get(row.dataset.row)?.values() ?? []) {
    if (cell.kind === "money") found[cell.name] = cell.ore;
  }
  return found;
}

function show(place, ore, unit) {
  const signed = place.dataset.minus !== undefined;
  const text = ore === null ? "" : printAmount(ore, unit, { plus: signed });
  const deficit = signed && place.dataset.plain === undefined && text.startsWith("\u2212");
  const holder = document.createElement("span");
  holder.className = deficit ? "number deficit" : "number";
  holder.textContent = text;
  if (deficit) {
    const mark = document.createElement("span");
    mark.className = "deficit-mark";
    mark.setAttribute("aria-hidden", "true");
    mark.textContent = "▼";
    holder.prepend(mark);
  }
  place.replaceChildren(holder);
}

// A sum with a hole in it is not a sum: without all its parts it stays empty. `loosely` is for parts that need not be
// there, like the income of an investment that has none.
function total(parts, loosely) {
  const known = parts.filter((part) => part !== null && part !== undefined);
  return known.length && (loosely || known.length === parts.length) ? known.reduce((sum, part) => sum + part, 0) : null;
}

const isLoose = (place) => place.dataset.loosely !== undefined;

export function count(grid) {
  const rows = [...grid.table.querySelectorAll("tbody tr[data-row]")];
  const byRow = new Map(rows.map((row) => [row, amounts(row, grid.cells)]));
  for (const row of rows) {
    // Along the row: the year of its twelve months.
    for (const place of row.querySelectorAll("td[data-across]")) {
      const fields = place.dataset.across.split(" ");
      byRow.get(row)[place.dataset.field] = total(fields.map((field) => byRow.get(row)[field]), isLoose(place));
      show(place, byRow.get(row)[place.dataset.field], grid.unit);
    }
  }
  for (const row of rows.filter((one) => one.dataset.sum !== undefined)) {
    const groups = row.dataset.sum.split(" ");
    const parts = rows.filter((one) => groups.includes(one.dataset.group)).map((one) => byRow.get(one));
    for (const place of row.querySelectorAll("td[data-total]")) {
      const sum = total(parts.map((part) => part[place.dataset.field]), isLoose(place));
      byRow.get(row)[place.dataset.field] = sum;
      place.dataset.counted = sum ?? "";
      show(place, sum, grid.unit);
    }
  }
  for (const row of rows) {
    for (const place of row.querySelectorAll("td[data-minus]")) {
      const [from, what] = place.dataset.minus.split(" ").map((field) => byRow.get(row)[field]);
      const known = from !== null && from !== undefined && what !== null && what !== undefined;
      const difference = known ? from - what : null;
      byRow.get(row)[place.dataset.field] = difference;
      show(place, difference, grid.unit);
    }
    wantsWords(grid, row, byRow.get(row));
  }
}

// A forecast that has changed much wants its cause in words: a hint, never a hindrance.
function wantsWords(grid, row, values) {
  const cell = grid.cells.get(row.dataset.row)?.get(row.dataset.wants ?? "");
  if (!cell) return;
  const change = values.change;
  const missing =
    change !== null && change !== undefined && Math.abs(change) > Number(row.dataset.threshold) && !cell.text.trim();
  cell.field.closest("td").classList.toggle("wanted", missing);
}
