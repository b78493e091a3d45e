// Values that are missing: a bare I.U. or dash asks for its reason, and the reason that is chosen answers it.

const BARE = /^\s*(?:i\.\s?u\.?|iu|saknas|[-\u2010-\u2015\u2212])[\s:;,]*$/i;

export function asksForReason(cell) {
  if (cell.kind !== "entry" || !BARE.test(cell.text)) return false;
  const reason = cell.name === "value" ? cell.grid.find(cell.row, "reason") : null;
  return Boolean(reason) && !reason.text;
}

// Whoever wrote that a value is missing comes to the choice of why. Of a pasted block each row asks for itself.
export function askForReason(grid, cell) {
  if (cell.block || !cell.dirty || !asksForReason(cell)) return;
  const { field } = grid.find(cell.row, "reason");
  // The key that left the cell has moved the focus first.
  window.setTimeout(() => {
    field.focus();
    try {
      field.showPicker();
    } catch {
      // Without a picker that can be opened the list is chosen from with the arrows.
    }
  });
}

// The chosen reason says what the bare mark did, and is saved in its stead, with the block it was pasted in.
export function answerReason(grid, cell) {
  if (cell.name !== "reason" || cell.kind !== "choice" || !cell.text) return;
  const value = grid.find(cell.row, "value");
  if (!value?.dirty || !BARE.test(value.written)) return;
  const { block } = value;
  value.forget();
  if (!block) return;
  block.cells = block.cells.filter((one) => one !== value);
  if (block.cells.length) {
    cell.block = block;
    block.cells.push(cell);
  }
}
