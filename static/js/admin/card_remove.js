// Removing a row can be undone until the form is saved, and the bar beside “Save” says how
// many will go. A saved row has its box “Delete”, as without JavaScript; a new one is not sent.
"use strict";

(() => {
  const data = () => document.getElementById("card-words").dataset;
  const controls = (card) => card.querySelectorAll(".card__body :is(input, textarea, select, button)");

  const tell = () => {
    const news = document.querySelector(".save-bar__news");
    const count = document.querySelectorAll(".card--removed.has_original").length;
    if (!news) return;
    const words = count === 1 ? data().countOne : data().count.replace("{count}", count);
    news.textContent = count ? words : "";
  };

  const mark = (card, undo) => {
    const note = document.createElement("p");
    const button = document.createElement("button");
    note.className = "card__removed";
    button.type = "button";
    button.textContent = data().undo;
    button.addEventListener("click", undo);
    note.append(`${data().removed} `, button);
    card.classList.add("card--removed");
    card.querySelector(".card__head").after(note);
    return button;
  };

  const unmark = (card) => {
    card.classList.remove("card--removed");
    card.querySelector(".card__removed")?.remove();
    tell();
  };

  const follow = (card) => {
    const box = card.querySelector('.delete input[type="checkbox"]');
    if (!box) return;
    const show = () => {
      if (box.checked === card.classList.contains("card--removed")) return;
      if (!box.checked) return unmark(card);
      mark(card, () => {
        box.checked = false;
        unmark(card);
        box.focus();
      });
      tell();
    };
    box.addEventListener("change", show);
    window.addEventListener("pageshow", show); // once the browser has filled it in
  };

  const isUntouched = (card) =>
    [...card.querySelectorAll(".card__body :is(input[type=text], textarea)")].every((field) => field.value === field.defaultValue);

  // Before inlines.js, which would take the row away for good and number the others anew.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".card .inline-deletelink");
    if (!link) return;
    const card = link.closest(".card");
    event.preventDefault();
    event.stopImmediatePropagation();
    if (card.classList.contains("card--removed")) return;
    if (isUntouched(card)) {
      const next = card.nextElementSibling?.querySelector(".card__toggle, .addlink, button");
      card.remove();
      next?.focus();
      return;
    }
    for (const control of controls(card)) control.disabled = true;
    mark(card, () => {
      for (const control of controls(card)) control.disabled = false;
      unmark(card);
      link.focus();
    }).focus();
  }, true);

  document.addEventListener("DOMContentLoaded", () => {
    if (!document.getElementById("card-words")) return;
    for (const card of document.querySelectorAll(".card.has_original")) follow(card);
    tell();
  });
})();
