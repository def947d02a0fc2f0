// Rows as cards that fold: closed when the form opens, but for those that need somebody.
// Without JavaScript all stand open. A folded text is still found by the browser's search
// and by links, and opens by itself then (hidden="until-found").
"use strict";

(() => {
  const STORED = "staff-cards";
  const FEW = 1;
  const EMPTY = ":not(.empty-form)";

  const words = () => document.getElementById("card-words");
  const cardsIn = (root) => [...root.querySelectorAll(`.card${EMPTY}`)].filter((card) => !card.closest(".empty-form"));
  const toggleOf = (card) => card.querySelector(".card__toggle");
  const isOpen = (card) => toggleOf(card)?.getAttribute("aria-expanded") === "true";

  const setOpen = (card, open) => {
    const body = card.querySelector(".card__body");
    toggleOf(card)?.setAttribute("aria-expanded", String(open));
    if (open) body.removeAttribute("hidden");
    else body.setAttribute("hidden", "until-found");
  };

  // The heading in the language that is shown, as it is being typed.
  const TITLES = /-(heading|title|name|term|text|words|purpose|function|setting)_([a-z]{2})$/;
  const showTitle = (card) => {
    const label = card.querySelector(".inline_label");
    const shown = card.closest("form")?.dataset.shownLanguage;
    const fields = [...card.querySelectorAll("input[type=text], textarea")].filter((field) => TITLES.test(field.name));
    const first = fields[0] && TITLES.exec(fields[0].name)[1];
    const same = fields.filter((field) => TITLES.exec(field.name)[1] === first);
    const field = same.find((one) => one.name.endsWith(`_${shown}`) && one.value.trim()) ?? same.find((one) => one.value.trim());
    if (label && field) label.textContent = field.value.trim().replace(/\{\{[^}]*\}\}/g, "…").slice(0, 120);
  };

  const needsSomebody = (card) =>
    !card.classList.contains("has_original") ||
    card.querySelector(".errorlist") !== null ||
    (location.hash.length > 1 && card.querySelector(`[id="${CSS.escape(location.hash.slice(1))}"]`) !== null) ||
    card.querySelector(`input[name$="-key"][value="${CSS.escape(location.hash.slice(1))}"]`) !== null;

  const equip = (card) => {
    if (toggleOf(card)) return;
    const title = card.querySelector(".card__title");
    const body = card.querySelector(".card__body");
    if (!title || !body) return;
    body.id = `${card.id}-body`;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "card__toggle";
    button.setAttribute("aria-controls", body.id);
    button.append(...title.childNodes);
    title.append(button);
    button.addEventListener("click", () => setOpen(card, !isOpen(card)));
    body.addEventListener("beforematch", () => setOpen(card, true));
    if (card.classList.contains("has_original")) showTitle(card);
  };

  // Two buttons above a list of several cards; the choice is kept on this device.
  const addButtons = (group) => {
    const heading = group.querySelector(".inline-heading");
    const place = heading?.closest("summary") ?? heading;
    if (!place || cardsIn(group).length < 2) return;
    const bar = document.createElement("p");
    bar.className = "cards__all";
    for (const [open, label] of [[true, words().dataset.openAll], [false, words().dataset.closeAll]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", () => {
        for (const card of cardsIn(group)) setOpen(card, open);
        localStorage.setItem(STORED, open ? "open" : "closed");
      });
      bar.append(button);
    }
    place.after(bar);
  };

  // Whatever hides an element is opened: its card, a folded part of the form.
  const reveal = (element) => {
    const card = element.closest(".card");
    if (card && toggleOf(card)) setOpen(card, true);
    const below = element.matches(".inline-group, .answers") ? element.querySelector(":scope > details, :scope > fieldset > details") : null;
    if (below) below.open = true;
    for (let part = element.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
  };

  document.addEventListener("staff:reveal", (event) => reveal(event.target));
  document.addEventListener("formset:added", (event) => {
    if (!event.target.matches?.(".card")) return;
    equip(event.target);
    setOpen(event.target, true);
  });
  document.addEventListener("input", (event) => {
    const card = event.target.closest?.(".card");
    if (card && !isOpen(card)) setOpen(card, true); // a script has put a text back
    if (card && TITLES.test(event.target.name ?? "")) showTitle(card);
  });
  document.addEventListener("staff:language", (event) => {
    for (const card of cardsIn(event.target)) showTitle(card);
  });

  document.addEventListener("DOMContentLoaded", () => {
    if (!words()) return;
    const stored = localStorage.getItem(STORED);
    for (const group of document.querySelectorAll(".cards")) {
      const cards = cardsIn(group);
      for (const card of cards) {
        equip(card);
        setOpen(card, stored === "open" || cards.length <= FEW || needsSomebody(card));
      }
      addButtons(group);
    }
    // Who wants all cards open wants the folded parts of the form's own fields open too.
    if (stored === "open") {
      for (const part of document.querySelectorAll("form > div > fieldset.module > details")) part.open = true;
    }
    // A browser that comes back shows what was touched before.
    window.addEventListener("pageshow", () => {
      for (const field of document.querySelectorAll(".card textarea, .card input[type=text]")) {
        if (field.value !== field.defaultValue) reveal(field);
      }
    });
  });
})();
