// Says that a large file is on its way: the browser itself shows little, and a second press would send it twice.
for (const form of document.querySelectorAll("form[data-upload]")) {
  form.addEventListener("submit", () => {
    form.querySelector("[data-sending]").hidden = false;
    for (const button of form.querySelectorAll("button")) button.disabled = true;
  });
}
// Coming back by the back button finds the form as it was before.
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-upload]")) {
    form.querySelector("[data-sending]").hidden = true;
    for (const button of form.querySelectorAll("button")) button.disabled = false;
  }
});
