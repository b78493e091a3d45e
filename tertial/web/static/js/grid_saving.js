// Saves each cell as it is left, one request at a time; says how it stands in words; undoes what was saved last.

import { showConflicts } from "./grid_conflicts.js";

const RETRY = [3, 6, 15, 30];

export class Saving {
  constructor(grid) {
    this.grid = grid;
    this.busy = false;
    this.tries = 0;
    this.trouble = "";
    this.done = []; // what was saved, the latest last
    window.addEventListener("beforeunload", (event) => {
      if (this.waiting.length || this.busy) event.preventDefault();
    });
    window.addEventListener("online", () => this.send());
  }

  get waiting() {
    return this.grid.everyCell.filter((cell) => cell.dirty);
  }

  async send() {
    this.tell();
    if (this.busy) return;
    const cells = this.waiting.filter((cell) => cell.ready);
    if (!cells.length) return;
    const changes = cells.map((cell) => ({ row: cell.row, field: cell.name, text: cell.written, was: cell.saved }));
    const answer = await this.post(changes);
    if (answer?.saved) this.done.push(this.before(answer.cells));
    this.take(answer, cells, changes);
  }

  // What stood in the cells that a save has changed; it may have changed more than what was written.
  before(now) {
    return now
      .map(({ row, field, exact }) => ({ cell: this.grid.find(row, field), exact }))
      .filter(({ cell, exact }) => cell && cell.saved !== exact)
      .map(({ cell }) => ({ cell, text: cell.saved }));
  }

  // Put back what stood there before the latest save, all of a block at once.
  async undo() {
    if (this.busy) return;
    const last = this.done.pop();
    if (!last) {
      this.grid.note(this.grid.words.nothingToUndo);
      return;
    }
    const cells = last.map(({ cell }) => cell);
    const changes = last.map(({ cell, text }) => ({ row: cell.row, field: cell.name, text, was: cell.saved }));
    cells.forEach((cell, at) => cell.write(changes[at].text));
    const answer = await this.post(changes);
    if (!answer) this.done.push(last);
    this.take(answer, cells, changes);
    if (answer?.saved) {
      this.grid.note(this.grid.words.undone);
      cells[0].field.focus();
    }
  }

  async post(changes) {
    this.busy = true;
    this.tell();
    try {
      const response = await fetch(this.grid.table.dataset.save, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": this.grid.token },
        body: JSON.stringify({ changes }),
      });
      const answer = (response.headers.get("Content-Type") ?? "").startsWith("application/json")
        ? await response.json()
        : null;
      this.tries = 0;
      this.trouble = answer ? (answer.error ?? "") : this.grid.words.refused;
      return answer?.error ? null : answer;
    } catch {
      const seconds = RETRY[Math.min(this.tries, RETRY.length - 1)];
      this.tries += 1;
      this.trouble = this.grid.words.offline.replace("%s", seconds);
      window.setTimeout(() => this.send(), seconds * 1000);
      return null;
    } finally {
      this.busy = false;
    }
  }

  take(answer, cells, changes) {
    if (answer) {
      const sent = new Map(cells.map((cell, at) => [cell, changes[at].text]));
      for (const now of answer.cells) {
        const cell = this.grid.find(now.row, now.field);
        if (!cell) {
          this.grid.told(now);
          continue;
        }
        // Who went on writing while it was saved goes on from there.
        if (sent.has(cell) && cell.written === sent.get(cell)) cell.written = null;
        cell.take(now);
        cell.paint();
      }
      for (const wrong of answer.faults) this.grid.find(wrong.row, wrong.field)?.mark(wrong.message);
      for (const clash of answer.conflicts) {
        const cell = this.grid.find(clash.row, clash.field);
        if (cell) cell.conflict = clash;
      }
    }
    showConflicts(this.grid);
    this.grid.count();
    this.tell();
    if (answer && this.waiting.some((cell) => cell.ready)) this.send();
  }

  // The state in words. The same words again are not said again.
  tell() {
    const words = this.grid.words;
    const waiting = this.waiting;
    const faulty = waiting.filter((cell) => cell.fault);
    let text = words.saved;
    if (this.busy) text = words.saving;
    else if (this.trouble && waiting.length) text = this.trouble;
    else if (faulty.length) {
      const block = faulty.find((cell) => cell.block)?.block;
      text = block ? words.blockHeld.replace("%s", block.cells.length) : words.faulty;
      text = text.replace("%faults", faulty.length === 1 ? words.oneCell : words.cells.replace("%s", faulty.length));
    } else if (waiting.some((cell) => cell.conflict)) text = words.conflict;
    else if (waiting.length) text = waiting.every((cell) => cell.waits) ? words.together : words.waiting;
    this.grid.state(text, { unsaved: waiting.length > 0, undoable: this.done.length > 0 && !this.busy });
  }
}
