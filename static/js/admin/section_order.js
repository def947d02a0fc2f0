// Up and down buttons for sections and other rows that have an order. They write the
// position fields, which also work by hand when JavaScript is off; with the buttons, the
// fields are out of sight. As few numbers change as possible (see content/ranks.py), so
// that two people who move different rows do not meet.
"use strict";

(() => {
  const ORDERED = `:is(#sections-group, #steps-group, #options-group, #contacts-group, #programme-group,
    #people-group, #mixture-group, #series-group, [id^="answers_"][id$="-group"])`;
  const GAP = 10;
  const HIGHEST = 32767;

  const sections = (group) => [...group.querySelectorAll(".inline-related:not(.empty-form)")].filter((one) => positionOf(one));
  const positionOf = (section) => section.querySelector('input[name$="-position"]:not([type="hidden"])');

  // A new row that was left without a number comes last.
  const numberOf = (section) => {
    const value = positionOf(section)?.value ?? "";
    return value === "" ? Infinity : Number(value);
  };

  // So many numbers between two others, evenly; null where there is no room.
  const spread = (before, after, count) => {
    if (after === Infinity) {
      const first = Math.max(before, 0) + GAP;
      if (first + GAP * (count - 1) <= HIGHEST) return Array.from({ length: count }, (_, index) => first + GAP * index);
      after = HIGHEST + 1;
    }
    const width = after - before;
    if (width <= count) return null;
    return Array.from({ length: count }, (_, index) => before + Math.floor((width * (index + 1)) / (count + 1)));
  };

  // Number the row at a place, and with it only as many neighbours as make room for it.
  const numberAt = (all, place) => {
    for (let count = 1; count <= all.length; count += 1) {
      for (let start = Math.max(0, place - count + 1); start <= Math.min(place, all.length - count); start += 1) {
        const before = start > 0 ? numberOf(all[start - 1]) : -1;
        const after = start + count < all.length ? numberOf(all[start + count]) : Infinity;
        const found = before === Infinity ? null : spread(before, after, count);
        if (!found) continue;
        found.forEach((number, index) => {
          positionOf(all[start + index]).value = String(number);
        });
        return;
      }
    }
  };

  const move = (section, step, words) => {
    const group = section.closest(".inline-group");
    const all = sections(group);
    const place = all.indexOf(section) + step;
    const other = all[place];
    if (!other) return;
    if (step < 0) other.before(section);
    else other.after(section);
    numberAt(sections(group), place);
    section.dispatchEvent(new CustomEvent("staff:moved", { bubbles: true }));
    section.querySelector(`button[data-step="${step}"]`).focus();
    section.scrollIntoView({ block: "nearest" });
    words.textContent = words.dataset.moved.replace("{place}", place + 1).replace("{total}", all.length);
  };

  // A form that comes back with a mistake, or that the browser has filled in again, stands
  // in the order of its numbers; rows of the same number keep their order.
  const arrange = (group) => {
    const all = sections(group);
    const sorted = [...all].sort((one, other) => numberOf(one) - numberOf(other) || 0);
    const end = group.querySelector(".empty-form");
    if (end && sorted.some((section, index) => section !== all[index])) end.before(...sorted);
  };

  const equip = (section, words) => {
    if (!positionOf(section) || section.querySelector(".section-order")) return;
    section.classList.add("has-order-buttons");
    const head = section.querySelector(".card__head");
    const box = document.createElement("span");
    box.className = "section-order";
    for (const [step, sign, word] of [[-1, "▲", words.dataset.up], [1, "▼", words.dataset.down]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.dataset.step = String(step);
      button.title = word;
      button.textContent = sign;
      button.setAttribute("aria-label", `${word}: ${head.querySelector(".inline_label")?.textContent.trim() ?? ""}`);
      button.addEventListener("click", () => move(section, step, words));
      box.append(button);
    }
    (head.querySelector(".card__states") ?? head.querySelector(".card__title")).after(box);
  };

  document.addEventListener("DOMContentLoaded", () => {
    const words = document.getElementById("section-order-words");
    if (!words) return;
    for (const section of document.querySelectorAll(`${ORDERED} .inline-related:not(.empty-form)`)) equip(section, words);
    document.addEventListener("staff:placed", (event) => {
      const all = sections(event.target.closest(".inline-group"));
      numberAt(all, all.indexOf(event.target));
    });
    const arrangeAll = () => document.querySelectorAll(ORDERED).forEach(arrange);
    arrangeAll();
    window.addEventListener("pageshow", arrangeAll); // once the browser has filled it in
    document.addEventListener("formset:added", (event) => {
      equip(event.target, words);
      const group = event.target.closest(ORDERED);
      if (!group || !positionOf(event.target)) return;
      const all = sections(group);
      numberAt(all, all.indexOf(event.target));
    });
  });
})();
