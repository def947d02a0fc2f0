// Two people have changed one text: both versions stand beside the field, and either can be
// taken into it. The browser's own undo brings back what stood there.

for (const pair of document.querySelectorAll(".collision[data-field]")) {
  const field = document.getElementById(pair.dataset.field);
  const row = field?.closest(".form-row");
  for (const button of row ? pair.querySelectorAll("[data-take]") : []) {
    button.closest("p").hidden = false;
    button.addEventListener("click", () => {
      field.focus();
      field.select();
      if (!document.execCommand("insertText", false, button.dataset.text)) field.value = button.dataset.text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
  }
  if (!row) continue;
  const link = pair.querySelector("a").cloneNode(true);
  const item = document.createElement("p");
  item.append(link);
  pair.before(item);
  row.append(pair);
}
