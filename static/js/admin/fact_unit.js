// Shows only what fits a fact's unit: numbers, a phone number or an option. Without
// JavaScript everything stands there, and the help texts say what is for which unit.
"use strict";

(() => {
  const VALUES = ["qualifier", "low", "high", "high_unit", "why_right", "phone", "option"];
  const FITS = { phone: ["phone"], choice: ["option"], "": VALUES };

  // What is filled in or wrong stays in sight.
  const isNeeded = (box) =>
    box.querySelector(".errorlist") !== null ||
    [...box.querySelectorAll("input:not([type=hidden]), select, textarea")].some((field) => field.value !== "");

  const show = (box, fits) => {
    if (box) box.hidden = !fits && !isNeeded(box);
  };

  const fitValue = (row, unit) => {
    const fitting = FITS[unit] ?? VALUES.slice(0, 5);
    for (const name of VALUES) show(row.querySelector(`.fieldBox.field-${name}`)?.parentElement, fitting.includes(name));
  };

  const rows = (root) => root.querySelectorAll("#values-group .inline-related:not(.empty-form)");

  const fit = (form) => {
    const unit = form.querySelector("#id_unit");
    if (!unit) return;
    for (const row of rows(form)) fitValue(row, unit.value);
    const group = form.querySelector("#options-group");
    if (group) group.hidden = unit.value !== "choice" && !group.querySelector(".has_original");
    for (const row of form.querySelectorAll(".form-row")) {
      if (/\bfield-(one|other)_/.test(row.className)) show(row, unit.value === "count");
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector("#fact_form");
    if (!form) return;
    fit(form);
    form.addEventListener("change", () => fit(form));
    document.addEventListener("formset:added", () => fit(form));
  });
})();
