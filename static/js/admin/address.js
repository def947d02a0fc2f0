// Proposes an address while the title of a new page is typed: “Ärzte” → “aerzte” in German.
// What somebody types as the address itself stays. Without JavaScript, saving does it.
"use strict";

(() => {
  const LONGEST = 70;

  const slug = (words, spelledOut) => {
    const letters = [...words.normalize("NFC")].map((letter) => spelledOut[letter] ?? letter).join("");
    return letters
      .normalize("NFKD")
      .replace(/[^A-Za-z0-9\s-]/g, "")
      .trim()
      .toLowerCase()
      .replace(/[-\s]+/g, "-")
      .slice(0, LONGEST)
      .replace(/^-+|-+$/g, "");
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const address of document.querySelectorAll("input[data-made-of]")) {
      const title = address.form.elements[address.dataset.madeOf];
      if (!title || address.value || title.value) continue;
      const spelledOut = JSON.parse(address.dataset.spelledOut);
      let proposed = "";
      title.addEventListener("input", () => {
        if (address.value !== proposed) return;
        proposed = slug(title.value, spelledOut);
        address.value = proposed;
      });
    }
  });
})();
