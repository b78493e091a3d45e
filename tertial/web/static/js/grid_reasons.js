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
  const block = answered(grid, cell);
  const others = (block?.cells ?? []).filter(asksForReason);
  if (!others.length) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button small";
  button.textContent = grid.words.sameReason.replace("%s", others.length);
  button.addEventListener("click", () => {
    const reasons = others.filter(asksForReason).map((value) => grid.find(value.row, "reason"));
    for (const reason of reasons) reason.write(cell.text);
    for (const reason of reasons) answered(grid, reason);
    grid.changed(reasons);
    cell.field.focus();
  });
  grid.note(grid.words.moreReasons.replace("%s", others.length), button);
}

// The block of a mark that has got its reason; null where there was no mark, or it was written alone.
function answered(grid, cell) {
  if (cell.name !== "reason" || cell.kind !== "choice" || !cell.text) return null;
  const value = grid.find(cell.row, "value");
  if (!value?.dirty || !BARE.test(value.written)) return null;
  const { block } = value;
  value.forget();
  if (!block) return null;
  block.cells = block.cells.filter((one) => one !== value);
  if (block.cells.length) {
    cell.block = block;
    block.cells.push(cell);
  }
  return block;
}
