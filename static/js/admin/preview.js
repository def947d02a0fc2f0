// The preview beside a form: what stands in the form now goes to the server, which draws it
// and keeps nothing. It goes in a form of its own, so that nothing here looks like saving.
"use strict";

(() => {
  const WIDTHS = { phone: 390, dark: 390, desktop: 1280, paper: 794 };

  document.addEventListener("DOMContentLoaded", () => {
    const panel = document.getElementById("page-preview-panel");
    const form = document.getElementById("page_form");
    const button = panel?.querySelector("button[formaction]");
    if (!form || !button) return;
    const frame = panel.querySelector("iframe");
    const desk = panel.querySelector(".preview-panel__desk");
    const radios = [...panel.querySelectorAll("input[type=radio]")];
    const chosen = (name) => radios.find((radio) => radio.name === name && radio.checked)?.value ?? "";

    // A form attribute that names no form: choosing here changes nothing that is saved.
    const sender = document.createElement("form");
    sender.id = "page-preview-sender";
    sender.hidden = true;
    sender.method = "post";
    sender.action = button.formAction;
    sender.target = frame.name;
    document.body.append(sender);
    for (const radio of radios) radio.setAttribute("form", sender.id);
    button.type = "button";

    const fit = () => {
      const width = WIDTHS[chosen("preview_look")] ?? WIDTHS.phone;
      const scale = Math.min(1, desk.clientWidth / width);
      frame.style.setProperty("inline-size", `${width}px`);
      frame.style.setProperty("block-size", `${desk.clientHeight / scale}px`);
      frame.style.setProperty("scale", `${scale}`);
    };

    // The section that somebody writes in is the one that the frame shows first.
    let section = "";
    form.addEventListener("focusin", (event) => {
      if (!event.target.matches("textarea, input[type=text]")) return;
      section = event.target.closest(".card")?.querySelector('input[name$="-key"]')?.value ?? "";
    });

    const show = () => {
      fit();
      sender.action = button.formAction + (section ? `#${encodeURIComponent(section)}` : "");
      for (const old of sender.querySelectorAll("[data-copy]")) old.remove();
      for (const [name, value] of new FormData(form)) {
        if (typeof value !== "string" || name.startsWith("preview_")) continue;
        const copy = document.createElement("textarea");
        copy.name = name;
        copy.value = value;
        copy.dataset.copy = "";
        sender.append(copy);
      }
      sender.submit();
    };

    // The language of the form is the one that is looked at.
    const follow = () => {
      const code = form.dataset.shownLanguage;
      const radio = radios.find((one) => one.name === "preview_language" && one.value === code);
      if (radio) radio.checked = true;
    };

    button.addEventListener("click", show);
    for (const radio of radios) radio.addEventListener("change", show);
    panel.addEventListener("toggle", () => {
      if (!panel.open) return;
      follow();
      show();
    });
    // Beside the form it is always in sight: whoever looks does not lose their place.
    for (const link of document.querySelectorAll('a[href="#page-preview-panel"]')) {
      link.addEventListener("click", (event) => {
        if (panel.open) show();
        panel.open = true;
        if (getComputedStyle(panel).position !== "sticky") return;
        event.preventDefault();
        panel.querySelector("summary").focus({ preventScroll: true });
      });
    }
    window.addEventListener("resize", () => panel.open && fit());

    // Links of the page would lead away inside the frame, where no public page may stand.
    frame.addEventListener("load", () => {
      frame.contentDocument?.addEventListener("click", (event) => {
        const link = event.target.closest("a");
        if (link && !link.getAttribute("href").startsWith("#")) link.target = "_blank";
      });
    });
  });
})();
