// Django's boxes for choosing several have an icon with words for screen readers, but no
// role with which they may have any (`SelectFilter2.js`).
"use strict";

window.addEventListener("load", () => {
  for (const icon of document.querySelectorAll("span.help-tooltip[aria-label]")) icon.setAttribute("role", "img");
});
