// Kinds of sections by picture and name, beside the plain list that works without this.
// The pictures are made when somebody asks for them, and at once for a new section.
"use strict";

(() => {
  const selectOf = (card) => card.querySelector('select[name$="-kind"]');

  const show = (card) => {
    const choices = document.getElementById("kind-choices");
    const select = selectOf(card);
    const input = choices?.content.querySelector(`input[value="${CSS.escape(select?.value ?? "")}"]`);
    const label = input?.closest(".kind");
    if (!label) return;
    card.dataset.tone = label.dataset.tone;
    card.dataset.picture = label.dataset.picture;
    card.dataset.kind = select.value;
    const name = card.querySelector(".card__kind");
    if (name) name.textContent = select.selectedOptions[0].textContent;
  };

  const open = (card) => {
    const select = selectOf(card);
    const row = select.closest(".form-row");
    const grid = document.getElementById("kind-choices").content.cloneNode(true).querySelector(".kinds");
    for (const input of grid.querySelectorAll("input")) {
      input.name = `choose-${select.name}`;
      input.checked = input.value === select.value;
      if (![...select.options].some((option) => option.value === input.value)) input.closest(".kind").remove();
    }
    grid.addEventListener("change", (event) => {
      select.value = event.target.value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    });
    row.after(grid);
    return grid;
  };

  const equip = (card) => {
    const select = selectOf(card);
    if (!select || !document.getElementById("kind-choices") || card.querySelector(".kinds-button")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kinds-button";
    button.textContent = document.getElementById("card-words").dataset.chooseKind;
    button.setAttribute("aria-expanded", "false");
    const toggle = () => {
      const grid = card.querySelector(".kinds");
      button.setAttribute("aria-expanded", String(!grid));
      if (grid) grid.remove();
      else open(card);
    };
    button.addEventListener("click", () => {
      toggle();
      card.querySelector(".kinds input:checked")?.focus();
    });
    select.after(button);
    select.addEventListener("change", () => {
      show(card);
      const input = card.querySelector(`.kinds input[value="${CSS.escape(select.value)}"]`);
      if (input) input.checked = true;
    });
    if (!card.classList.contains("has_original")) {
      card.querySelector(".card__body fieldset")?.prepend(select.closest(".form-row"));
      toggle();
    }
    show(card);
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const card of document.querySelectorAll("#sections-group .card:not(.empty-form)")) equip(card);
  });
  document.addEventListener("formset:added", (event) => {
    if (event.target.closest?.("#sections-group")) equip(event.target);
  });
  window.addEventListener("pageshow", () => {
    for (const card of document.querySelectorAll("#sections-group .card:not(.empty-form)")) show(card);
  });
})();
