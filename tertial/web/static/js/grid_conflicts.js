// Two people wrote in one cell: both values side by side, and a choice.

export function showConflicts(grid) {
  const place = grid.part("conflicts");
  const cells = grid.everyCell.filter((cell) => cell.conflict);
  for (const cell of grid.everyCell) cell.field.closest("td").classList.toggle("clash", cells.includes(cell));
  const known = [...place.querySelectorAll("[data-clash]")].map((one) => one.dataset.clash).join();
  if (known === cells.map((cell) => cell.key).join()) return;
  const template = grid.form.querySelector("template[data-conflict]");
  place.replaceChildren(
    ...cells.map((cell) => {
      const shown = template.content.cloneNode(true).firstElementChild;
      const fill = (name, text) => (shown.querySelector(`[data-${name}]`).textContent = text);
      shown.dataset.clash = cell.key;
      fill("where", `${grid.heading(cell)}`);
      fill("who", cell.conflict.who || grid.words.somebody);
      fill("mine", cell.say(cell.conflict.mine));
      fill("theirs", cell.say(cell.conflict.theirs.exact));
      for (const button of shown.querySelectorAll("button")) {
        Object.assign(button.dataset, { row: cell.row, field: cell.name });
      }
      return shown;
    }),
  );
  place.hidden = !cells.length;
}

// Of two values for one cell, somebody has chosen one.
export function settle(grid, button) {
  const cell = grid.find(button.dataset.row, button.dataset.field);
  const { theirs } = cell.conflict;
  const mine = cell.written;
  const { block } = cell;
  cell.conflict = null;
  cell.saved = theirs.exact;
  cell.shown = cell.prints ? theirs.shown : theirs.exact;
  if (button.dataset.keep === "mine") {
    cell.block = block;
    cell.write(mine);
  } else {
    if (block) block.cells = block.cells.filter((one) => one !== cell);
    cell.forget();
  }
  showConflicts(grid);
  grid.changed([cell]);
  cell.field.focus();
}
