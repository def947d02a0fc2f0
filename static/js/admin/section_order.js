// Up and down buttons for sections. They only write the position fields, which also
// work by hand when JavaScript is off.
"use strict";

(() => {
  const sections = (group) => [...group.querySelectorAll(".inline-related:not(.empty-form)")];
  const positionOf = (section) => section.querySelector('input[name$="-position"]');

  const number = (group) => {
    sections(group).forEach((section, index) => {
      const field = positionOf(section);
      if (field) field.value = String(index);
    });
  };

  const move = (section, step) => {
    const group = section.closest(".inline-group");
    const all = sections(group);
    const other = all[all.indexOf(section) + step];
    if (!other) return;
    if (step < 0) other.before(section);
    else other.after(section);
    number(group);
    section.querySelector(`button[data-step="${step}"]`).focus();
  };

  const equip = (section) => {
    const field = positionOf(section);
    if (!field || section.querySelector(".section-order")) return;
    const box = document.createElement("span");
    box.className = "section-order";
    for (const [step, sign] of [[-1, "▲"], [1, "▼"]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.dataset.step = String(step);
      button.textContent = sign;
      button.setAttribute("aria-label", `${sign} ${section.querySelector(".inline_label")?.textContent.trim() ?? ""}`);
      button.addEventListener("click", () => move(section, step));
      box.append(button);
    }
    field.after(box);
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const section of document.querySelectorAll("#sections-group .inline-related:not(.empty-form)")) equip(section);
    document.addEventListener("formset:added", (event) => {
      equip(event.target);
      const group = event.target.closest(".inline-group");
      if (group) number(group);
    });
  });
})();
