// A toolbar above every text that is Markdown. Its words come from the server, in the
// template "markdown-toolbar"; without JavaScript the boxes work as they are.
import { replace } from "./edit.js";
import * as lines from "./lines.js";
import { cleanPastes } from "./paste.js";
import { Picker } from "./picker.js";
import * as words from "./words.js";

const template = document.getElementById("markdown-toolbar");
const said = template?.dataset;
let picker;
let count = 0;

const ask = (kind, field) => async (query) => {
  const url = new URL(said.lookUp.replace("kind", kind), document.baseURI);
  url.search = new URLSearchParams({ q: query, language: field.dataset.markdown, page: said.page });
  const answer = await fetch(url, { redirect: "error" });
  if (!answer.ok) throw new Error(answer.status);
  return (await answer.json()).choices;
};

const attach = (field) => {
  if (field.dataset.toolbar || field.id.includes("__prefix__")) return;
  field.dataset.toolbar = "on";
  const bar = template.content.querySelector("[role=toolbar]").cloneNode(true);
  const status = template.content.querySelector("[data-said]").cloneNode(true);
  bar.setAttribute("aria-controls", field.id);
  const label = field.labels?.[0];
  if (label) {
    label.id ||= `${field.id}_label`;
    bar.id = `${field.id}_toolbar`;
    bar.setAttribute("aria-labelledby", `${bar.id} ${label.id}`);
  }
  field.before(bar);
  field.after(status);
  const buttons = [...bar.querySelectorAll("button")];
  for (const [at, button] of buttons.entries()) button.tabIndex = at ? -1 : 0;

  const say = (text) => {
    status.textContent = text;
  };
  const change = (made) => {
    say("");
    if (made) replace(field, { select: undefined, ...made });
    else field.focus();
    show();
  };
  const at = () => [field.value, field.selectionStart, field.selectionEnd];

  const choose = (options, made) => {
    const [start, end] = [field.selectionStart, field.selectionEnd];
    const back = () => {
      field.focus();
      field.setSelectionRange(start, end);
    };
    picker ??= new Picker(document.getElementById("markdown-picker"), said);
    picker.open({ ...options, back, choose: (choice) => change(made(choice, field.value, start, end)) });
  };
  const fixed = (name) =>
    [...template.content.querySelectorAll(`[data-list="${name}"] > li`)]
      .map((one) => ({ ...one.dataset, detail: one.dataset.detail, name: one.textContent.trim() }))
      .filter((one) => one.language !== field.dataset.markdown);
  const found = (kind, title, made) => choose({ title, load: ask(kind, field) }, (one, ...place) => made(...place, one.text));

  const actions = {
    heading: () => change(lines.heading(...at(), { level: 3, placeholder: said.heading })),
    subheading: () => change(lines.heading(...at(), { level: 4, placeholder: said.heading })),
    bold: () => change(words.bold(...at(), { placeholder: said.words })),
    bullets: () => change(lines.list(...at(), { isNumbered: false, placeholder: said.item })),
    numbers: () => change(lines.list(...at(), { isNumbered: true, placeholder: said.item })),
    link: (title) =>
      choose(
        { title, load: ask("places", field), hasOther: true, canRemove: Boolean(words.linkAt(...at())) },
        (one, ...place) => (one.isRemoved ? words.unlink(...place) : words.link(...place, one)),
      ),
    fact: (title) => found("facts", title, words.insert),
    source: (title) => found("sources", title, words.cite),
    term: (title) => found("terms", title, words.insert),
    picture: (title) => found("pictures", title, lines.block),
    card: (title) =>
      choose({ title, load: fixed("cards") }, (one, ...place) =>
        lines.card(...place, { name: one.block, hasTitle: "titled" in one, title: said.title, words: said.words }),
      ),
    table: () => change(lines.table(...at(), { head: said.heading, words: said.words })),
    phrase: (title) =>
      choose({ title, load: fixed("languages") }, (one, ...place) =>
        words.phrase(...place, { language: one.language, placeholder: said.words }),
      ),
    italic: () => say(said.noItalics),
  };
  const run = (name) => actions[name](bar.querySelector(`[data-action="${name}"]`)?.title);

  // Which buttons are on at the cursor.
  const show = () => {
    const [value, start, end] = at();
    const level = lines.headingAt(value, start);
    const list = lines.listAt(value, start);
    const on = {
      heading: level === 3,
      subheading: level === 4,
      bold: Boolean(words.boldAt(value, start, end)),
      bullets: list === "bullets",
      numbers: list === "numbers",
    };
    for (const [name, isOn] of Object.entries(on)) {
      bar.querySelector(`[data-action="${name}"]`).setAttribute("aria-pressed", isOn);
    }
  };
  for (const kind of ["keyup", "click", "focus", "input"]) field.addEventListener(kind, show);

  const rove = (to) => {
    for (const button of buttons) button.tabIndex = button === to ? 0 : -1;
    to.focus();
  };
  bar.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    for (const one of buttons) one.tabIndex = one === button ? 0 : -1;
    run(button.dataset.action);
  });
  bar.addEventListener("keydown", (event) => {
    const place = buttons.indexOf(document.activeElement);
    const last = buttons.length - 1;
    const to = {
      ArrowRight: place === last ? 0 : place + 1,
      ArrowDown: place === last ? 0 : place + 1,
      ArrowLeft: place ? place - 1 : last,
      ArrowUp: place ? place - 1 : last,
      Home: 0,
      End: last,
    }[event.key];
    if (to !== undefined && place >= 0) {
      event.preventDefault();
      rove(buttons[to]);
    } else if (event.key === "Escape") {
      field.focus();
    }
  });
  field.addEventListener("keydown", (event) => {
    const name = { b: "bold", i: "italic", k: "link" }[event.key.toLowerCase()];
    if (name && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      run(name);
    } else if (event.key === "F10" && event.altKey) {
      event.preventDefault();
      rove(buttons.find((button) => button.tabIndex === 0));
    }
  });
  cleanPastes(field, { address: said.paste, words: { failed: said.pastedPlain }, say });
  count += 1;
};

const attachAll = (root) => {
  for (const field of root.querySelectorAll("textarea[data-markdown]")) attach(field);
};

if (template) {
  attachAll(document);
  document.addEventListener("formset:added", (event) => attachAll(event.target));
  document.documentElement.dataset.toolbars = count;
}
