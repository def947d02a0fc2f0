// A form that the server would refuse for its size is not sent: whoever typed it would see
// an error page, and the rows that were added would be gone. The limits stand in the page.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const words = document.getElementById("too-large");
  const form = words?.closest("form");
  if (!form) return;
  const bytesOf = (entries) => {
    if (form.enctype !== "multipart/form-data") return new URLSearchParams(entries).toString().length;
    return new Blob(entries.flatMap(([name, value]) => [name, value, "  "])).size;
  };
  form.addEventListener("submit", (event) => {
    const entries = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    const fits = entries.length <= Number(words.dataset.fields) && bytesOf(entries) <= Number(words.dataset.bytes);
    words.hidden = fits;
    if (fits) return;
    event.preventDefault();
    words.focus();
  });
});
