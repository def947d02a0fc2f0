// On the form of a clinic, the next empty row stands ready as soon as a new one is filled in,
// so that a list of ten takes no ten clicks. A row that stays empty is not saved.
"use strict";

document.addEventListener("change", (event) => {
  const row = event.target.closest("#clinic_form .inline-related:not(.has_original)");
  const group = row?.closest(".inline-group");
  const rows = group ? [...group.querySelectorAll(".inline-related:not(.empty-form)")] : [];
  if (row !== rows.at(-1) || event.target.value === "") return;
  group.querySelector(".add-row a")?.click();
  // A number would make the row one that somebody has filled in; without one it comes last.
  const added = [...group.querySelectorAll(".inline-related:not(.empty-form)")].at(-1);
  const position = added?.querySelector('input[name$="-position"]');
  if (added !== row && position) position.value = "";
});
