// One switch for the languages of the whole form. The template renders the bar, hidden;
// without JavaScript it stays hidden and every language stands below the other.
"use strict";

(() => {
  const STORED = "staff-language";

  const mark = (root, codes) => {
    for (const row of root.querySelectorAll(".form-row")) {
      for (const name of row.classList) {
        const code = /^field-.+_([a-z]{2})$/.exec(name)?.[1];
        if (codes.includes(code)) row.dataset.language = code;
      }
    }
  };

  const fieldOf = (row) => row.querySelector("input, textarea");

  // Translators read the source text beside the language they write.
  const markSource = (form) => {
    const rows = [...form.querySelectorAll("[data-language]")];
    if (!rows.some(fieldOf)) return;
    for (const row of rows) if (!fieldOf(row)) row.dataset.source = "";
  };

  const rowsOf = (form, code) =>
    [...form.querySelectorAll(`[data-language="${code}"]`)].filter((row) => !row.closest(".empty-form"));

  // Missing is what is required, or what another language has.
  const isMissing = (form, row, codes) => {
    const field = fieldOf(row);
    if (!field || field.value.trim() !== "") return false;
    if (row.querySelector("label.required")) return true;
    return codes.some((code) => {
      const other = form.elements[field.name.replace(/[a-z]{2}$/, code)];
      return other && other.value.trim() !== "";
    });
  };

  const hidden = (words) => {
    const span = document.createElement("span");
    span.className = "visually-hidden";
    span.textContent = words;
    return span;
  };

  const count = (form, bar, codes) => {
    for (const code of codes) {
      const rows = rowsOf(form, code);
      const problem = rows.some((row) => row.querySelector(".errorlist"));
      const missing = rows.filter((row) => isMissing(form, row, codes)).length;
      const state = bar.querySelector(`[data-state="${code}"]`);
      const { complete, empty, problem: wrong } = bar.dataset;
      state.className = problem ? "language-bar__problem" : missing ? "language-bar__missing" : "language-bar__complete";
      state.textContent = problem ? `⚠ ${wrong}` : missing ? `${empty} ${missing}` : "✓";
      if (state.textContent === "✓") state.append(hidden(` ${complete}`));
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const bar = document.querySelector(".language-bar");
    const form = bar?.closest("form");
    if (!form) return;
    const radios = [...bar.querySelectorAll("input")];
    const codes = radios.map((radio) => radio.value).filter((code) => code !== "all");
    mark(form, codes);
    if (!form.querySelector("[data-language]")) return;
    markSource(form);

    const show = (code) => {
      form.dataset.shownLanguage = code;
      for (const radio of radios) radio.checked = radio.value === code;
    };
    for (const radio of radios) {
      radio.addEventListener("change", () => {
        show(radio.value);
        sessionStorage.setItem(STORED, radio.value);
      });
    }
    const wrong = codes.find((code) => rowsOf(form, code).some((row) => row.querySelector(".errorlist")));
    const ofThisPage = document.documentElement.lang.slice(0, 2);
    show(wrong || sessionStorage.getItem(STORED) || (codes.includes(ofThisPage) ? ofThisPage : codes[0]));
    count(form, bar, codes);
    bar.hidden = false;
    form.addEventListener("input", () => count(form, bar, codes));
    document.addEventListener("formset:added", (event) => {
      mark(event.target, codes);
      count(form, bar, codes);
    });
  });
})();
