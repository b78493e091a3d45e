// A table to fill in like a spreadsheet, on top of a form that works without it: arrows, Enter and Tab move, typing or F2
// writes, Escape takes back, Ctrl+Z undoes what was saved last, blocks are pasted from Excel, each cell saves itself.

import { Cell } from "./grid_cells.js";
import { settle, showConflicts } from "./grid_conflicts.js";
import { copied, paste, rowsOf } from "./grid_paste.js";
import { answerReason, askForReason } from "./grid_reasons.js";
import { Saving } from "./grid_saving.js";
import { count } from "./grid_sums.js";
import { watch } from "./presence.js";

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

class Grid {
  constructor(table) {
    this.table = table;
    this.form = table.closest("form");
    this.unit = table.dataset.unit;
    this.words = JSON.parse(document.getElementById(table.dataset.words).textContent);
    this.token = this.form.querySelector("[name=csrfmiddlewaretoken]").value;
    this.cells = new Map();
    this.byField = new Map();
    for (const field of table.querySelectorAll("[data-field]:is(input, textarea, select)")) {
      const cell = new Cell(field, this);
      if (!this.cells.has(cell.row)) this.cells.set(cell.row, new Map());
      this.cells.get(cell.row).set(cell.name, cell);
      this.byField.set(field, cell);
      // What the server would not take from the form stands in its fields, not saved.
      if (field.dataset.written !== undefined) cell.write(field.dataset.written);
    }
    this.chosen = [];
    this.saving = new Saving(this);
    this.listen();
    this.form.classList.add("is-live");
    this.count();
    this.saving.tell();
    watch(this);
  }

  get everyCell() {
    return [...this.byField.values()];
  }

  cellOf(field) {
    return this.byField.get(field);
  }

  find(row, name) {
    return this.cells.get(row)?.get(name);
  }

  // The cells as they lie: rows of the table that have any, columns by where they stand.
  get matrix() {
    return [...this.cells.values()].map((row) => [...row.values()]);
  }

  part(name) {
    return this.form.querySelector(`[data-grid-${name}]`);
  }

  listen() {
    const at = (event) => this.cellOf(event.target);
    let pointed = false;
    this.table.addEventListener("pointerdown", (event) => {
      const cell = at(event);
      pointed = Boolean(cell);
      // A second click, or any in a text, sets the caret.
      if (cell && (cell.kind === "text" || document.activeElement === cell.field)) cell.mode = "editing";
    });
    this.table.addEventListener("click", (event) => {
      const cell = at(event);
      if (cell && pointed && cell.mode === "ready") cell.field.select?.();
      else if (cell && cell.mode === "editing" && cell.prints && !cell.dirty) cell.put(cell.saved);
      pointed = false;
    });
    this.table.addEventListener("focusin", (event) => {
      const cell = at(event);
      if (!cell) return;
      if (cell.mode === "ready" && !pointed) cell.field.select?.();
      if (!this.extending) this.choose([]);
    });
    this.table.addEventListener("focusout", (event) => {
      const cell = at(event);
      if (cell) this.leave(cell);
    });
    this.table.addEventListener("input", (event) => {
      const cell = at(event);
      if (!cell) return;
      if (cell.mode === "ready") cell.mode = "typing";
      this.count();
    });
    this.table.addEventListener("change", (event) => {
      const cell = at(event);
      if (cell?.kind === "choice") this.leave(cell);
    });
    this.table.addEventListener("keydown", (event) => {
      const cell = at(event);
      if (cell) this.key(event, cell);
    });
    this.table.addEventListener("paste", (event) => {
      const cell = at(event);
      if (!cell || cell.mode === "editing") return;
      const block = rowsOf(event.clipboardData.getData("text/plain"));
      event.preventDefault();
      paste(this, cell, block);
    });
    this.table.addEventListener("copy", (event) => {
      const cell = at(event);
      if (!cell || cell.mode !== "ready") return;
      event.preventDefault();
      event.clipboardData.setData("text/plain", copied(this.chosen.length ? this.chosen : [[cell]]));
    });
    this.form.addEventListener("click", (event) => this.press(event));
    this.form.addEventListener("submit", (event) => {
      // A button with an address of its own does something else than saving cells.
      if (event.submitter?.hasAttribute("formaction")) return;
      event.preventDefault();
      if (document.activeElement) this.leave(this.cellOf(document.activeElement));
      this.saving.send();
    });
  }

  key(event, cell) {
    const { key } = event;
    const command = event.ctrlKey || event.metaKey;
    if (command && key.toLowerCase() === "z" && cell.mode === "ready") {
      event.preventDefault();
      if (cell.dirty) this.revert(cell);
      else this.saving.undo();
    } else if (key === "F2") {
      event.preventDefault();
      cell.edit();
    } else if (key === "Escape") {
      if (cell.mode !== "ready" || cell.dirty) {
        event.stopPropagation();
        this.revert(cell);
      }
    } else if (key === "Enter" && cell.kind !== "choice") {
      if (event.altKey && cell.field.tagName === "TEXTAREA") {
        if (cell.mode === "ready") cell.mode = "editing";
        cell.field.setRangeText("\n", cell.field.selectionStart, cell.field.selectionEnd, "end");
        event.preventDefault();
        return;
      }
      event.preventDefault();
      if (!this.move(cell, event.shiftKey ? -1 : 1, 0)) this.leave(cell);
    } else if (STEPS[key] && !command && !event.altKey) {
      const [down, right] = STEPS[key];
      const caret = cell.mode === "editing" || (cell.mode === "typing" && cell.kind === "text");
      if (cell.kind === "choice" && down) return;
      if (caret && (right || cell.field.tagName === "TEXTAREA")) return;
      event.preventDefault();
      if (event.shiftKey && cell.mode === "ready") this.extend(cell, down, right);
      else this.move(cell, down, right);
    } else if (cell.mode === "ready" && (key === "Home" || key === "End")) {
      event.preventDefault();
      const matrix = this.matrix;
      const row = command ? matrix.at(key === "Home" ? 0 : -1) : matrix.find((one) => one.includes(cell));
      row.at(key === "Home" ? 0 : -1).field.focus();
    }
  }

  // The cell a step away gets the focus; false at the edge.
  move(cell, down, right) {
    const matrix = this.matrix;
    const row = matrix.findIndex((one) => one.includes(cell));
    const column = matrix[row].indexOf(cell);
    const next = right ? matrix[row][column + right] : this.inColumn(matrix, row + down, cell, down);
    if (!next) return false;
    next.field.focus();
    next.field.scrollIntoView({ block: "nearest", inline: "nearest" });
    return true;
  }

  // Rows need not have the same cells: the next one that has this field.
  inColumn(matrix, from, cell, step) {
    for (let row = from; row >= 0 && row < matrix.length; row += step) {
      const found = matrix[row].find((one) => one.name === cell.name);
      if (found) return found;
    }
    return null;
  }

  // Shift and an arrow choose a block, to copy.
  extend(cell, down, right) {
    const anchor = this.anchor ?? cell;
    this.extending = true;
    if (this.move(cell, down, right)) {
      this.anchor = anchor;
      const matrix = this.matrix;
      const place = (one) => {
        const row = matrix.findIndex((cells) => cells.includes(one));
        return [row, matrix[row].indexOf(one)];
      };
      const [from, to] = [place(anchor), place(this.cellOf(document.activeElement))];
      const range = (a, b) => [Math.min(a, b), Math.max(a, b) + 1];
      const [rows, columns] = [range(from[0], to[0]), range(from[1], to[1])];
      this.choose(matrix.slice(...rows).map((row) => row.slice(...columns)));
    }
    this.extending = false;
  }

  choose(cells) {
    if (!cells.length) this.anchor = null;
    for (const cell of this.chosen.flat()) cell?.field.closest("td").classList.remove("chosen");
    this.chosen = cells;
    for (const cell of cells.flat()) cell?.field.closest("td").classList.add("chosen");
  }

  leave(cell) {
    if (!cell) return;
    if (cell.mode === "ready" && cell.kind !== "choice") {
      return;
    }
    if (cell.commit()) {
      this.changed([cell]);
      askForReason(this, cell);
    } else this.count();
  }

  // What was written and not saved is taken back: of a pasted block, all of it.
  revert(cell) {
    for (const one of cell.block?.cells.length ? cell.block.cells : [cell]) one.forget();
    this.changed([cell]);
    showConflicts(this);
    cell.field.select?.();
  }

  changed(cells) {
    this.note("");
    for (const cell of cells) answerReason(this, cell);
    if (this.table.dataset.together !== undefined) this.tryAgain(cells);
    for (const cell of cells) cell.paint();
    this.count();
    this.saving.send();
  }

  // Where a row is judged as a whole, what was wrong beside what has changed may be right now.
  tryAgain(cells) {
    for (const row of new Set(cells.map((cell) => cell.row))) {
      for (const cell of this.cells.get(row).values()) if (cell.fault && !cells.includes(cell)) cell.check();
    }
  }

  // What only is told about a row; where it has no place of its own, about the rows that its name begins the names of.
  told({ row, field, shown }) {
    const find = (name) => this.form.querySelector(`[data-told="${field} ${name}"]`);
    const place = find(row) ?? find(row.split(".")[0]);
    if (!place || place.textContent === shown) return;
    place.textContent = shown;
    place.hidden = !shown;
  }

  count() {
    count(this);
  }

  press(event) {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.gridUndo !== undefined) {
      this.saving.undo();
    } else if (button.dataset.gridDrop !== undefined) {
      for (const cell of this.saving.waiting) cell.forget();
      this.changed([]);
      showConflicts(this);
    } else if (button.dataset.take !== undefined) {
      event.preventDefault();
      const cell = this.find(button.closest("tr").dataset.row, button.dataset.takeField);
      cell.block = null;
      cell.write(button.dataset.take);
      this.changed([cell]);
      cell.field.focus();
    } else if (button.dataset.keep !== undefined) {
      settle(this, button);
    }
  }

  // The cell in words: its row and its column.
  heading(cell) {
    return (cell.field.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent.trim() ?? "")
      .join(", ");
  }

  state(text, { unsaved, undoable }) {
    const place = this.part("state");
    if (place.textContent !== text) place.textContent = text;
    place.classList.toggle("unsaved", unsaved);
    this.part("undo").disabled = !undoable;
    this.part("drop").hidden = !unsaved;
  }

  // A sentence above the table, perhaps with a button that does something about it.
  note(text, button = null) {
    const place = this.part("note");
    place.replaceChildren(text, ...(button ? [" ", button] : []));
    place.hidden = !text;
  }

  say(text) {
    this.note(text);
  }
}

for (const table of document.querySelectorAll("table[data-grid]")) new Grid(table);
