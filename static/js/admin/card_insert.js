// “Insert here” between two cards whose order counts. It presses the list's own “add”
// button and moves the new row to its place; section_order.js gives it its number.
"use strict";

(() => {
  const word = () => document.getElementById("card-words")?.dataset.insert;

  const inserter = (card) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "card-insert";
    button.innerHTML = "<span></span>";
    button.firstChild.textContent = `+ ${word()}`;
    button.addEventListener("click", () => {
      const group = card.closest(".cards");
      group.querySelector(".add-row a")?.click();
      const added = [...group.querySelectorAll(".card:not(.empty-form)")].at(-1);
      if (!added || added === card) return;
      card.before(added); // the button itself has been made anew
      added.dispatchEvent(new CustomEvent("staff:placed", { bubbles: true }));
      arrange(group);
      added.scrollIntoView({ block: "nearest" });
      const fields = [...added.querySelectorAll(".card__body :is(input, textarea, select):not([type=hidden])")];
      (added.querySelector(".kinds input:checked") ?? fields.find((field) => field.checkVisibility?.() ?? true))?.focus();
    });
    return button;
  };

  // One before each card; buttons of cards that have moved or gone are made anew.
  const arrange = (group) => {
    if (!group.querySelector('.empty-form input[name$="-__prefix__-position"]')) return;
    for (const old of group.querySelectorAll(".card-insert")) old.remove();
    for (const card of group.querySelectorAll(".card:not(.empty-form)")) card.before(inserter(card));
  };

  const arrangeAll = () => document.querySelectorAll(".cards").forEach(arrange);
  document.addEventListener("DOMContentLoaded", () => word() && arrangeAll());
  document.addEventListener("staff:moved", (event) => arrange(event.target.closest(".cards")));
  document.addEventListener("formset:added", (event) => {
    const group = event.target.closest?.(".cards");
    if (group && word()) arrange(group);
  });
})();
