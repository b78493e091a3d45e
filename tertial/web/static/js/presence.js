// Tells that somebody has the page open, asks who else has, and takes in what they have saved meanwhile.

const EVERY = 15_000;

export function watch(grid) {
  const address = grid.table.dataset.presence;
  const place = grid.part("people");
  if (!address || !place) return;
  let asking = false;

  async function ask() {
    if (asking || document.visibilityState !== "visible") return;
    asking = true;
    try {
      const response = await fetch(address, { method: "POST", headers: { "X-CSRFToken": grid.token } });
      if (response.ok) {
        const { words, cells } = await response.json();
        if (place.textContent !== words) place.textContent = words;
        // What is on its way to the server is newer than this answer.
        if (!grid.saving.busy) {
          for (const now of cells) {
            const cell = grid.find(now.row, now.field);
            if (cell) cell.take(now);
            else grid.told(now);
          }
          grid.count();
        }
      }
    } catch {
      // Without a connection there is nothing to tell; saving says so in words.
    } finally {
      asking = false;
    }
  }

  ask();
  window.setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
}
