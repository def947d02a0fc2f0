// When somebody goes back to a form, browsers fill in again what was typed, but not what
// the fields held when the form was opened: an old text would look like a fresh change of
// what a colleague has saved since, and replace it. Hence the history entry remembers it.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector('#content-main form[method="post"]');
  if (!form) return;
  const inputsOf = (name) => [...form.querySelectorAll(`input[type="hidden"][name="${CSS.escape(name)}"]`)];

  const putBack = (name, values) => {
    const inputs = inputsOf(name);
    for (const input of inputs.slice(values.length)) input.remove();
    values.forEach((value, index) => {
      const input = inputs[index] ?? document.createElement("input");
      Object.assign(input, { type: "hidden", name, value });
      if (!inputs[index]) form.append(input);
    });
  };

  const opened = history.state?.opened ?? {};
  for (const [name, values] of Object.entries(opened)) {
    if (form.elements[name.replace(/^initial-/, "")]) putBack(name, values);
  }
  const names = new Set([...form.querySelectorAll('input[type="hidden"][name^="initial-"]')].map((input) => input.name));
  const now = Object.fromEntries([...names].map((name) => [name, inputsOf(name).map((input) => input.value)]));
  history.replaceState({ ...history.state, opened: now }, "");
});
