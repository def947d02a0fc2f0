// When somebody goes back to a form, browsers fill in again what was typed, but only what
// a person or a script has set. Hence this sets what each field held when the form was
// opened, so that both come back together: otherwise an old text would look like a fresh
// change of what a colleague has saved since, and replace it.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  for (const opened of document.querySelectorAll('form[method="post"] input[type="hidden"][name^="initial-"]')) {
    const { value } = opened;
    opened.value = value;
  }
});
