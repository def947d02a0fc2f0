// A link to what must be mended opens what hides it, and puts the cursor there: into the
// line that its sentence names, where a text has lines.
"use strict";

(() => {
  const LINE = /\b(?:line|regel|zeile)\s+(\d+)/i;

  // A section is also found by its key, as in the address of a page.
  const elementOf = (id) =>
    document.getElementById(id) ??
    document.querySelector(`.card input[name$="-key"][value="${CSS.escape(id)}"]`)?.closest(".card").querySelector(".card__toggle");

  const go = (id, sentence) => {
    const target = elementOf(id);
    if (!target) return false;
    target.dispatchEvent(new CustomEvent("staff:reveal", { bubbles: true }));
    target.focus({ preventScroll: true });
    const row = target.closest(".form-row, .answers__field") ?? target;
    row.scrollIntoView({ block: target.matches(".card__toggle") ? "start" : "center" });
    const line = Number(LINE.exec(sentence)?.[1] ?? 0);
    if (line && target.matches("textarea")) {
      const lines = target.value.split("\n");
      const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
      target.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
      target.scrollTop = Math.max(0, (target.scrollHeight / lines.length) * (line - 3));
    }
    return true;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest('.problems a[href^="#"], .to-mend a[href^="#"], .saved-now a[href^="#"], [data-reveal][href^="#"]');
    if (!link) return;
    const sentence = link.closest("li")?.querySelector("ul")?.textContent ?? "";
    if (go(decodeURIComponent(link.hash.slice(1)), sentence)) event.preventDefault();
  });

  // Another page links to a field or a row of this form.
  document.addEventListener("DOMContentLoaded", () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id ? elementOf(id) : null;
    if (target?.closest("form") && !document.getElementById("problems")) go(id, "");
    document.getElementById("problems")?.focus();
  });
})();
