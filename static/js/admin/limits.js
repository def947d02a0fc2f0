// Counts the letters of a text while somebody types, below its field, and says when they are
// too many. It never stops anybody: the server refuses a text that is too long, whole.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const words = document.getElementById("limit-words");
  if (!words) return;
  const number = new Intl.NumberFormat(document.documentElement.lang || undefined);
  const counters = new WeakMap();
  const counterOf = (field) => {
    if (!counters.has(field)) {
      const counter = document.createElement("p");
      counter.className = "limit";
      counter.id = `${field.id}_limit`;
      (field.closest(".flex-container") ?? field).after(counter);
      field.setAttribute("aria-describedby", `${field.getAttribute("aria-describedby") || ""} ${counter.id}`.trim());
      counters.set(field, counter);
    }
    return counters.get(field);
  };
  const show = (field) => {
    const limit = Number(field.dataset.limit);
    const count = [...field.value].length;
    const counter = counterOf(field);
    const isOver = count > limit;
    const text = (isOver ? words.dataset.over : words.dataset.fits)
      .replace("{count}", number.format(count))
      .replace("{limit}", number.format(limit))
      .replace("{over}", number.format(count - limit));
    // Spoken only when it begins to be too long, or fits again: not at every letter.
    counter.toggleAttribute("role", false);
    if (isOver !== counter.classList.contains("limit--over")) counter.setAttribute("role", "status");
    counter.classList.toggle("limit--over", isOver);
    counter.textContent = text;
  };
  const field = (event) => event.target instanceof Element && event.target.closest("[data-limit]");
  for (const kind of ["input", "focusin"]) {
    document.addEventListener(kind, (event) => {
      const typed = field(event);
      if (typed) show(typed);
    });
  }
  for (const one of document.querySelectorAll("[data-limit]")) {
    if ([...one.value].length > Number(one.dataset.limit)) show(one);
  }
});
