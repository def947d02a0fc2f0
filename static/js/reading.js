// What plain HTML cannot do for a reader, on any page. Without it everything works, only
// less smoothly. Nothing is stored and nothing is sent.

// The language menu keeps the place on the page: anchors are the same in all languages,
// but no server ever learns them.
const keepPlace = () => {
  for (const link of document.querySelectorAll("a.language-menu__item")) {
    link.setAttribute("href", link.getAttribute("href").split("#")[0] + location.hash);
  }
};
addEventListener("hashchange", keepPlace);
keepPlace();

// An open meaning never covers what has the focus: it closes when the focus goes on, and
// a word below it moves up.
if ("popover" in HTMLElement.prototype) {
  document.addEventListener("focusin", ({ target }) => {
    const open = document.querySelector(".terms__entry:popover-open");
    if (open && !open.contains(target) && target.popoverTargetElement !== open) open.hidePopover();
  });
  addEventListener("toggle", ({ target, newState }) => {
    const word = document.activeElement;
    if (newState !== "open" || word.popoverTargetElement !== target) return;
    const covered = word.getBoundingClientRect().bottom - target.getBoundingClientRect().top;
    if (covered > -8) scrollBy(0, covered + 8);
  }, true);
}

// Paper shows what is folded: the style sheet opens it, a script where it cannot.
if (!CSS.supports("selector(::details-content)")) {
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll("main details:not(.earlier)")) {
      fold.removeAttribute("name"); // of those with one name only one is ever open
      fold.open = true;
    }
  });
}

// The frame of a table takes the focus only where there is something to scroll.
const fit = (frame) => {
  const heads = [...frame.querySelectorAll("thead th")].map((head) => head.textContent.trim());
  const scrolls = frame.scrollWidth > frame.clientWidth + 1;
  const wanted = { tabindex: "0", role: "region", "aria-label": heads.filter(Boolean).join(", ") };
  for (const [name, value] of Object.entries(wanted)) {
    if (scrolls) frame.setAttribute(name, value);
    else frame.removeAttribute(name);
  }
};
const watcher = new ResizeObserver((entries) => entries.forEach(({ target }) => fit(target.closest(".table"))));
for (const part of document.querySelectorAll(".table, .table > table")) watcher.observe(part);
