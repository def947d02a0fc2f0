// Whoever comes to a form for one text finds the form in its language, at its row.
// The address says so: ?language=de#sections-3, or ?fact=12#values-group.
"use strict";

(() => {
  const asked = new URLSearchParams(location.search);
  const language = asked.get("language");
  // Before language_bar.js looks there.
  if (/^[a-z]{2}$/.test(language ?? "")) sessionStorage.setItem("staff-language", language);

  const place = () => {
    const group = document.getElementById(location.hash.slice(1));
    const fact = asked.get("fact");
    if (!group || !/^\d+$/.test(fact ?? "")) return group;
    const input = group.querySelector(`input[name$="-fact"][value="${fact}"]`);
    return input?.closest("fieldset") ?? group;
  };

  window.addEventListener("load", () => {
    const row = location.hash.length > 1 ? place() : null;
    if (!row) return;
    for (let one = row; one; one = one.parentElement) if (one instanceof HTMLDetailsElement) one.open = true;
    for (const inner of row.querySelectorAll(":scope > details")) inner.open = true;
    row.scrollIntoView();
    const fields = [...row.querySelectorAll("textarea, select, input:not([type=hidden])")];
    const field = fields.find((one) => one.checkVisibility());
    field?.focus({ preventScroll: true });
  });
})();
