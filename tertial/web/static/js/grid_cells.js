// One cell that can be written in. `saved` is what the database has, in the form that is edited; what stands in the field
// may be that, how it is printed, or something somebody is still writing.

import { printAmount, readAmount } from "./amount.js";
import { asksForReason } from "./grid_reasons.js";

export class Cell {
  constructor(field, grid) {
    this.field = field;
    this.grid = grid;
    this.row = field.closest("tr").dataset.row;
    this.name = field.dataset.field;
    this.kind = field.dataset.kind;
    this.saved = field.dataset.exact;
    this.prints = field.dataset.shown !== undefined; // shown in another form than it is edited in
    this.shown = this.prints ? field.dataset.shown : this.saved;
    this.mode = "ready"; // ready: as a whole; typing: replaced; editing: with the caret in it
    this.written = null; // what somebody wrote that is not saved yet
    this.block = null; // what was pasted together with it
    this.fault = "";
    this.conflict = null; // what somebody else saved meanwhile
  }

  get key() {
    return `${this.row} ${this.name}`;
  }

  // The amount that stands in the cell, null for none or for what can't be read: sums then have a hole. While somebody is
  // in the middle of writing, what stood there before counts until an amount has come of it.
  get ore() {
    const text = this.text;
    if (!text.trim()) return null;
    const ore = readAmount(text, this.grid.unit);
    return ore === null && this.mode !== "ready" ? readAmount(this.saved, this.grid.unit) : ore;
  }

  get text() {
    if (this.mode !== "ready") return this.field.value;
    return this.written ?? this.saved;
  }

  get dirty() {
    return this.written !== null;
  }

  // What says nothing alone waits for one of the cells that it goes with. A pair, like a numerator and its denominator, is
  // written together and emptied together.
  get waits() {
    const names = (this.field.dataset.with ?? "").split(" ").filter(Boolean);
    if (!names.length || !this.dirty) return false;
    const holds = (cell) => Boolean(cell?.text.trim());
    const others = names.map((name) => this.grid.find(this.row, name));
    if (others.length === 1) return holds(this) !== holds(others[0]);
    return holds(this) && !others.some((cell) => holds(cell) && !cell.fault);
  }

  // Whether it can be saved now: a block only as a whole.
  get ready() {
    const sound = (cell) => !cell.fault && !cell.conflict && !cell.waits;
    return this.dirty && sound(this) && (this.block?.cells ?? []).every(sound);
  }

  // The caret goes into the whole exact value.
  edit() {
    if (this.mode !== "ready") return;
    this.mode = "editing";
    if (!this.dirty) this.put(this.saved);
    this.field.setSelectionRange?.(this.field.value.length, this.field.value.length);
  }

  // Take what stands in the field as written; true when it differs from what is saved.
  commit() {
    const text = this.field.value;
    this.mode = "ready";
    this.conflict = null;
    if (text === this.shown || text === this.saved) {
      const changed = this.dirty;
      this.forget();
      return changed;
    }
    if (text === this.written) return false;
    this.write(text);
    return true;
  }

  write(text) {
    this.written = text;
    this.put(text);
    this.check();
  }

  check() {
    const wrong = this.kind === "money" && this.text.trim() && readAmount(this.text, this.grid.unit) === null;
    if (wrong) this.mark(this.grid.words.notAmount.replace("%s", this.text));
    else this.mark(asksForReason(this) ? this.grid.words.chooseReason : "");
  }

  // Back to what is saved.
  forget() {
    this.written = null;
    this.block = null;
    this.conflict = null;
    this.mode = "ready";
    this.mark("");
    this.put(this.shown);
  }

  // What the server says stands there now. It does not touch what somebody is writing; that is compared with it when sent.
  take({ exact, shown }) {
    if (this.dirty && this.saved !== exact) return;
    this.saved = exact;
    this.shown = this.prints ? shown : exact;
    if (!this.dirty && this.mode === "ready") this.forget();
  }

  put(text) {
    if (this.field.value === text) return;
    this.field.value = text;
    if (document.activeElement === this.field) this.field.select?.();
  }

  mark(message) {
    this.fault = message;
    const place = this.field.closest("td");
    let note = place.querySelector(".cell-fault");
    if (!message) {
      note?.remove();
      this.field.removeAttribute("aria-invalid");
      this.field.removeAttribute("aria-describedby");
    } else {
      if (!note) {
        note = document.createElement("span");
        note.className = "cell-fault";
        note.id = `fel-${this.name}-${this.row}`;
        place.append(note);
      }
      note.textContent = message;
      this.field.setAttribute("aria-invalid", "true");
      this.field.setAttribute("aria-describedby", note.id);
    }
    this.paint();
  }

  paint() {
    this.field.closest("td").classList.toggle("unsaved", this.dirty);
  }

  // An amount as people read it, for sentences.
  say(text) {
    const ore = this.kind === "money" ? readAmount(text, this.grid.unit) : null;
    if (ore === null) return text || this.grid.words.nothing;
    const printed = printAmount(ore, this.grid.unit);
    return readAmount(printed, this.grid.unit) === ore ? printed : text;
  }
}
