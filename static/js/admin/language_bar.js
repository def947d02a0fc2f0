// One switch for the languages of the whole form, and how each of them stands. A second
// language can stand beside it: the source on the left, the translation on the right. The
// template renders the bar, hidden; without JavaScript all languages stand below each other.
"use strict";

(() => {
  const FIELD = /^field-.+_([a-z]{2})$/;
  const fieldOf = (row) => row.querySelector("input:not([type=hidden]), textarea, select");
  const isShownRow = (row) => !row.closest(".empty-form, .card--removed");

  // Rows get their language; of each text the source comes first, so that it is read first.
  const mark = (root, codes, source) => {
    for (const row of root.querySelectorAll(".form-row")) {
      for (const name of row.classList) {
        const code = FIELD.exec(name)?.[1];
        if (codes.includes(code)) row.dataset.language = code;
      }
    }
    for (const row of root.querySelectorAll(`.form-row[data-language="${source}"]`)) {
      const start = [...row.classList].find((name) => FIELD.test(name)).slice(0, -2);
      let first = row;
      while (first.previousElementSibling?.dataset.language && [...first.previousElementSibling.classList].some((name) => name.startsWith(start) && FIELD.test(name))) first = first.previousElementSibling;
      if (first !== row) first.before(row);
    }
  };

  // Translators read the source text beside the language they write.
  const markSource = (form) => {
    const rows = [...form.querySelectorAll("[data-language]")];
    if (!rows.some(fieldOf)) return false;
    for (const row of rows) if (!fieldOf(row)) row.dataset.source = "";
    return rows.some((row) => !fieldOf(row));
  };

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

  const rowsIn = (root, code) => [...root.querySelectorAll(`[data-language="${code}"]`)].filter(isShownRow);

  const stateIn = (form, root, code, codes) => {
    const rows = rowsIn(root, code);
    const fields = rows.map(fieldOf).filter((field) => field);
    return {
      blank: fields.length > 0 && fields.every((field) => field.value.trim() === ""),
      wrong: rows.filter((row) => row.querySelector(".errorlist")).length,
      missing: rows.filter((row) => isMissing(form, row, codes)).length,
    };
  };

  const write = (element, { state, sign, number, words }) => {
    element.className = `state-mark state-mark--${state}`;
    element.textContent = "";
    element.append(`${sign}${number || ""} `, Object.assign(document.createElement("span"), { className: "state-mark__words", textContent: words }));
  };

  const count = (form, bar, codes) => {
    const { complete, empty, behind, problem } = bar.dataset;
    for (const code of codes) {
      const { blank, wrong, missing } = stateIn(form, form, code, codes);
      const late = [...form.querySelectorAll(`[data-own-state="${code}"], [data-card-state="${code}"]`)].filter((one) => one.dataset.saved === "behind").length;
      const element = bar.querySelector(`[data-state="${code}"]`);
      if (wrong) write(element, { state: "wrong", sign: "⚠ ", number: wrong, words: problem });
      else if (missing) write(element, { state: "missing", sign: "○ ", number: missing, words: empty });
      else if (blank) write(element, { state: "missing", sign: "○", number: 0, words: empty });
      else if (late) write(element, { state: "behind", sign: "↻ ", number: late, words: behind });
      else write(element, { state: "complete", sign: "✓", number: 0, words: complete });
    }
    for (const card of form.querySelectorAll(".card.has_original")) {
      for (const mark of card.querySelectorAll("[data-card-state]")) {
        const code = mark.dataset.cardState;
        const { wrong, missing } = stateIn(form, card, code, codes);
        const state = wrong ? "wrong" : missing ? "missing" : mark.dataset.saved === "behind" ? "behind" : "complete";
        mark.dataset.now = state;
        const sign = { wrong: "⚠", missing: "○", behind: "↻", complete: "✓" }[state];
        const words = { wrong: problem, missing: empty, behind, complete }[state];
        const place = mark.querySelector(".state__words");
        place.textContent = `${sign} `;
        place.append(state === "complete" ? hidden(words) : words);
      }
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const bar = document.querySelector(".language-bar");
    const form = bar?.closest("form");
    if (!form) return;
    const radios = [...bar.querySelectorAll("input[type=radio]")];
    const beside = bar.querySelector(".language-bar__beside");
    const codes = radios.map((radio) => radio.value).filter((code) => code !== "all");
    const { person, source } = bar.dataset;
    const keys = { language: `staff-${person}-language`, beside: `staff-${person}-beside` };
    mark(form, codes, source);
    if (!form.querySelector("[data-language]")) return;
    beside.hidden = markSource(form);

    const show = (code) => {
      form.dataset.shownLanguage = code;
      for (const radio of radios) radio.checked = radio.value === code;
      const isBeside = beside.firstElementChild.checked && !beside.hidden && code !== "all" && code !== source;
      form.classList.toggle("is-beside", isBeside || (beside.hidden && code !== "all"));
      for (const row of form.querySelectorAll("[data-language]")) {
        row.classList.toggle("is-beside-source", isBeside && row.dataset.language === source);
      }
      form.dispatchEvent(new CustomEvent("staff:language", { bubbles: true }));
    };
    for (const radio of radios) {
      radio.addEventListener("change", () => {
        show(radio.value);
        localStorage.setItem(keys.language, radio.value);
      });
    }
    beside.firstElementChild.checked = localStorage.getItem(keys.beside) === "yes";
    beside.firstElementChild.addEventListener("change", (event) => {
      localStorage.setItem(keys.beside, event.target.checked ? "yes" : "no");
      show(form.dataset.shownLanguage);
    });
    document.addEventListener("staff:reveal", (event) => {
      const code = event.target.closest("[data-language]")?.dataset.language;
      const shown = form.dataset.shownLanguage;
      if (code && shown !== "all" && code !== shown) show(code);
    });
    const wrong = codes.find((code) => rowsIn(form, code).some((row) => row.querySelector(".errorlist")));
    const ofThisPage = document.documentElement.lang.slice(0, 2);
    const asked = new URLSearchParams(location.search).get("language");
    if (codes.includes(asked)) localStorage.setItem(keys.language, asked); // until another is chosen
    const kept = localStorage.getItem(keys.language);
    const start = wrong || (codes.includes(kept) || kept === "all" ? kept : "");
    show(start || (codes.includes(ofThisPage) ? ofThisPage : codes[0]));
    count(form, bar, codes);
    bar.hidden = false;
    form.addEventListener("input", () => count(form, bar, codes));
    form.addEventListener("change", () => count(form, bar, codes));
    document.addEventListener("formset:added", (event) => {
      mark(event.target, codes, source);
      show(form.dataset.shownLanguage);
      count(form, bar, codes);
    });
  });
})();
