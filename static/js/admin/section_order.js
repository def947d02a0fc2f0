// Up and down buttons for sections and other rows that have an order. They write the
// position fields, which also work by hand when JavaScript is off; with the buttons, the
// fields are out of sight.
"use strict";

(() => {
  const ORDERED = ":is(#sections-group, #steps-group, #options-group, #contacts-group)";

  const sections = (group) => [...group.querySelectorAll(".inline-related:not(.empty-form)")];
  const positionOf = (section) => section.querySelector('input[name$="-position"]');

  const number = (group) => {
    sections(group).forEach((section, index) => {
      const field = positionOf(section);
      if (field) field.value = String(index);
    });
  };

  const move = (section, step, words) => {
    const group = section.closest(".inline-group");
    const all = sections(group);
    const place = all.indexOf(section) + step;
    const other = all[place];
    if (!other) return;
    if (step < 0) other.before(section);
    else other.after(section);
    number(group);
    section.querySelector(`button[data-step="${step}"]`).focus();
    section.scrollIntoView({ block: "nearest" });
    words.textContent = words.dataset.moved.replace("{place}", place + 1).replace("{total}", all.length);
  };

  const equip = (section, words) => {
    if (!positionOf(section) || section.querySelector(".section-order")) return;
    section.classList.add("has-order-buttons");
    const title = section.querySelector("h3");
    const box = document.createElement("span");
    box.className = "section-order";
    for (const [step, sign, word] of [[-1, "▲", words.dataset.up], [1, "▼", words.dataset.down]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.step = String(step);
      button.title = word;
      button.textContent = sign;
      button.setAttribute("aria-label", `${word}: ${title.querySelector(".inline_label")?.textContent.trim() ?? ""}`);
      button.addEventListener("click", () => move(section, step, words));
      box.append(button);
    }
    (title.querySelector(".inline_label") ?? title.lastChild).after(box);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const words = document.getElementById("section-order-words");
    if (!words) return;
    for (const section of document.querySelectorAll(`${ORDERED} .inline-related:not(.empty-form)`)) equip(section, words);
    document.addEventListener("formset:added", (event) => {
      equip(event.target, words);
      const group = event.target.closest(".inline-group");
      if (group) number(group);
    });
  });
})();
