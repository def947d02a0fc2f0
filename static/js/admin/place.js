// Whoever comes to a form for one text finds the form in its language (language_bar.js), at
// its row, with the cursor in the text: on the words that were looked for, where the address
// has some. The address says so: ?language=de&words=pump#sections-3, ?fact=12#values-group.
"use strict";

(() => {
  const asked = new URLSearchParams(location.search);

  const place = () => {
    const group = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
    const fact = asked.get("fact");
    if (!group || !/^\d+$/.test(fact ?? "")) return group;
    const input = group.querySelector(`input[name$="-fact"][value="${fact}"]`);
    return input?.closest("fieldset") ?? group;
  };

  // What moves or removes a row is no place to arrive at.
  const fieldsIn = (root) =>
    [...root.querySelectorAll("textarea, select, input:not([type=hidden])")].filter((one) => !one.closest(".card__head, .language-bar, .empty-form") && !one.name.endsWith("-DELETE"));

  // The field with the words, first in the language that was asked for.
  const found = (fields, words) => {
    const has = fields.filter((one) => one.matches("textarea, input[type=text]") && one.value.toLowerCase().includes(words));
    return has.find((one) => one.name.endsWith(`_${asked.get("language")}`)) ?? has[0];
  };

  const select = (field, words) => {
    const start = field.value.toLowerCase().indexOf(words);
    field.setSelectionRange(start, start + words.length);
    if (!field.matches("textarea")) return;
    // Lines wrap, so the place of the words is where that part of the letters stands.
    const down = (field.scrollHeight * start) / field.value.length;
    field.scrollTop = down - field.clientHeight / 3;
    const seen = field.getBoundingClientRect().top + down - field.scrollTop;
    if (seen > innerHeight / 2) scrollBy(0, seen - innerHeight / 2);
  };

  window.addEventListener("load", () => {
    const form = document.querySelector("#content-main form");
    const row = place();
    const words = (asked.get("words") ?? "").toLowerCase();
    if (!form || document.getElementById("problems") || (!row && !words)) return;
    for (let one = row; one; one = one.parentElement) if (one instanceof HTMLDetailsElement) one.open = true;
    for (const inner of row?.querySelectorAll(":scope > details") ?? []) inner.open = true;
    const fields = fieldsIn(row ?? form);
    const field = words ? found(fields, words) : undefined;
    field?.dispatchEvent(new CustomEvent("staff:reveal", { bubbles: true }));
    row?.scrollIntoView();
    (field ?? (row && fields.find((one) => one.checkVisibility())))?.focus({ preventScroll: row !== null });
    if (field) select(field, words);
  });
})();
