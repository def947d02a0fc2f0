// "Go to the text" in the panel of the gate: shows the language of the field, and puts the
// cursor on the line that is meant; opens the panel where a link leads into it, and puts
// the cursor into the first answer that is missing. Without it, links lead to the field.
"use strict";

(() => {
  const lineOf = (text, number) => {
    const lines = text.split("\n");
    const before = lines.slice(0, number - 1);
    const start = before.reduce((sum, line) => sum + line.length + 1, 0);
    return [start, start + (lines[number - 1] ?? "").length];
  };

  const showLanguage = (field) => {
    const code = field.closest("[data-language]")?.dataset.language;
    const radio = code && document.querySelector(`.language-bar input[value="${code}"]`);
    if (radio && field.offsetParent === null) radio.click();
  };

  document.addEventListener("DOMContentLoaded", () => {
    const target = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    target?.closest?.("details.gate__all")?.setAttribute("open", "");
    target?.scrollIntoView?.();
    const missing = document.querySelector(".gate__finding--open input") ?? (target ? [...target.querySelectorAll(".gate__answer input")].find((one) => one.value === "") : null);
    missing?.focus();
    // The browser itself goes to the panel that the address names, before or after this.
    const again = () => missing?.focus();
    target?.addEventListener("focus", again, { once: true });
    document.addEventListener("pointerdown", () => target?.removeEventListener("focus", again), { once: true, capture: true });
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".gate a[data-line]");
    const hash = link?.getAttribute("href") ?? "";
    const field = hash.startsWith("#") && document.getElementById(hash.slice(1));
    if (!field) return;
    event.preventDefault();
    showLanguage(field);
    field.focus();
    field.scrollIntoView({ block: "center" });
    if (!(field instanceof HTMLTextAreaElement)) return;
    const number = Number(link.dataset.line);
    field.setSelectionRange(...lineOf(field.value, number));
    const height = parseFloat(getComputedStyle(field).lineHeight) || 20;
    field.scrollTop = (number - 2) * height;
  });
})();
