// Blocks from and to a spreadsheet: cells parted by tabs, rows by line ends, a cell with line ends within quotation marks.

import { printAmount, readAmount } from "./amount.js";

export function rowsOf(text) {
  const rows = [[]];
  const body = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  let at = 0;
  while (at <= body.length) {
    let cell = "";
    if (body[at] === '"') {
      const end = closing(body, at);
      if (end > 0) {
        cell = body.slice(at + 1, end).replaceAll('""', '"');
        at = end + 1;
      }
    }
    const next = body.slice(at).search(/[\t\n]/);
    const stop = next < 0 ? body.length : at + next;
    rows.at(-1).push(cell + body.slice(at, stop));
    if (body[stop] === "\n") rows.push([]);
    at = stop + 1;
  }
  return rows;
}

// Where a quoted cell ends: a quotation mark that is not doubled and stands before a tab, a line end or the end.
function closing(body, start) {
  for (let at = start + 1; at < body.length; at += 1) {
    if (body[at] !== '"') continue;
    if (body[at + 1] === '"') at += 1;
    else return at + 1 === body.length || /[\t\n]/.test(body[at + 1]) ? at : -1;
  }
  return -1;
}

const quoted = (text) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

// Put a block with its corner in a cell, onto the rows and columns as they are seen. Nothing of it is saved before all of it
// is right: half a column would give a sum that is neither the old nor the new one.
export function paste(grid, corner, block) {
  const rows = [...grid.table.querySelectorAll("tbody tr[data-row]")];
  const top = rows.indexOf(corner.field.closest("tr"));
  const left = corner.field.closest("td").cellIndex;
  const height = block.length;
  const width = Math.max(...block.map((row) => row.length));
  if (top + height > rows.length || left + width > rows[top].cells.length) {
    grid.say(
      grid.words.tooLarge
        .replace("%rows", height)
        .replace("%columns", width)
        .replace("%down", rows.length - top)
        .replace("%right", rows[top].cells.length - left),
    );
    return;
  }
  const put = [];
  const sums = [];
  let skipped = 0;
  block.forEach((texts, down) => {
    texts.forEach((text, right) => {
      const place = rows[top + down].cells[left + right];
      const field = place.querySelector("[data-field]");
      const cell = field && grid.cellOf(field);
      if (cell) put.push([cell, text.trim()]);
      else if (place.dataset.total !== undefined) sums.push([place, text.trim()]);
      else if (text.trim()) skipped += 1;
    });
  });
  const together = { cells: [] };
  for (const [cell, text] of put) {
    if (cell.block) cell.block.cells = cell.block.cells.filter((one) => one !== cell);
    cell.mode = "ready";
    if (same(cell, text)) {
      cell.forget();
      continue;
    }
    cell.block = together;
    together.cells.push(cell);
    cell.write(text);
  }
  grid.changed(together.cells);
  const said = sums.filter(([, text]) => text).map(([place, text]) => saidOfSum(grid, place, text));
  if (skipped) said.push(grid.words.skipped.replace("%s", skipped));
  if (said.length) grid.note([...new Set(said)].join(" "));
}

function same(cell, text) {
  if (text === cell.saved || text === cell.shown) return true;
  return cell.kind === "money" && readAmount(text, cell.grid.unit) !== null
    ? readAmount(text, cell.grid.unit) === readAmount(cell.saved, cell.grid.unit)
    : false;
}

function saidOfSum(grid, place, text) {
  const pasted = readAmount(text, grid.unit);
  const counted = place.dataset.counted === "" ? null : Number(place.dataset.counted);
  if (pasted === null || counted === null) return grid.words.sumSkipped;
  if (printAmount(pasted, grid.unit) === printAmount(counted, grid.unit)) return grid.words.sumAgrees;
  return grid.words.sumDiffers
    .replace("%pasted", printAmount(pasted, grid.unit))
    .replace("%counted", printAmount(counted, grid.unit));
}

// What is chosen, as a spreadsheet takes it: exact amounts, as seen from left to right.
export function copied(chosen) {
  return chosen.map((row) => row.map((cell) => (cell ? quoted(cell.text) : "")).join("\t")).join("\r\n");
}
