// One switch for the languages of the whole form. Without JavaScript every language
// simply stands below the other.
"use strict";

(() => {
  const LANGUAGES = { nl: "Nederlands", de: "Deutsch", en: "English" };
  const ALL = "all";
  const STORED = "staff-language";

  const languageOf = (row) => {
    for (const name of row.classList) {
      const match = /^field-.+_(nl|de|en)$/.exec(name);
      if (match) return match[1];
    }
    return "";
  };

  const mark = (root) => {
    for (const row of root.querySelectorAll(".form-row")) {
      const language = languageOf(row);
      if (language) row.dataset.language = language;
    }
  };

  const rowsOf = (form, language) =>
    form.querySelectorAll(`.form-row[data-language="${language}"]`);

  const emptyFields = (form, language) =>
    [...rowsOf(form, language)].filter((row) => {
      const field = row.querySelector("input, textarea");
      return field && !row.closest(".empty-form") && field.value.trim() === "";
    }).length;

  const hasProblem = (form, language) =>
    [...rowsOf(form, language)].some((row) => row.querySelector(".errorlist, .errors"));

  const build = (form) => {
    const bar = document.createElement("fieldset");
    bar.className = "language-bar";
    const choices = { ...LANGUAGES, [ALL]: Object.values(LANGUAGES).join(" + ") };
    for (const [code, name] of Object.entries(choices)) {
      const label = document.createElement("label");
      const radio = document.createElement("input");
      radio.type = "radio";
      radio.name = "shown-language";
      radio.value = code;
      // The form itself has no field of this name: keep it out of what is sent.
      radio.setAttribute("form", "");
      const text = document.createElement("span");
      text.lang = code === ALL ? "" : code;
      text.textContent = name;
      const state = document.createElement("span");
      state.dataset.state = code;
      label.append(radio, text, state);
      bar.append(label);
      radio.addEventListener("change", () => show(form, bar, code));
    }
    return bar;
  };

  const show = (form, bar, code) => {
    form.dataset.shownLanguage = code;
    sessionStorage.setItem(STORED, code);
    for (const radio of bar.querySelectorAll("input")) radio.checked = radio.value === code;
  };

  const count = (form, bar) => {
    for (const code of Object.keys(LANGUAGES)) {
      const state = bar.querySelector(`[data-state="${code}"]`);
      const empty = emptyFields(form, code);
      const problem = hasProblem(form, code);
      state.className = problem ? "language-bar__problem" : "";
      state.textContent = problem ? "⚠" : empty ? `(${empty} ∅)` : "✓";
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("#content-main form");
    if (!form) return;
    mark(form);
    if (!form.querySelector("[data-language]")) return;
    const bar = build(form);
    form.prepend(bar);
    const wrong = Object.keys(LANGUAGES).find((code) => hasProblem(form, code));
    const ofThisPage = document.documentElement.lang.slice(0, 2);
    const usual = ofThisPage in LANGUAGES ? ofThisPage : Object.keys(LANGUAGES)[0];
    show(form, bar, wrong || sessionStorage.getItem(STORED) || usual);
    count(form, bar);
    form.addEventListener("input", () => count(form, bar));
    document.addEventListener("formset:added", (event) => {
      mark(event.target);
      count(form, bar);
    });
  });
})();
