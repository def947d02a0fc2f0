// Text that is typed into a form of the staff side stays on this device until it is saved:
// after a session that ended, a lost network, a closed browser. It is offered again, never
// put back unasked. Passwords and files are never kept. See docs/decisions/0021-forms.md.

import { differs, inWords, isMoved, putBack, standsNow, unsaved } from "./kept_text/fields.js";
import { forget, forgetAll, keep, keptFor, leaving, onSignedOut, tidy } from "./kept_text/store.js";

const PAUSE = 400; // milliseconds without a key before what was typed is kept
const PATIENCE = 8000; // after so long without an answer, a form may be sent once more

const settings = document.getElementById("kept-text");
const words = settings.dataset;
const template = (name) => settings.querySelector(`[data-part="${name}"]`).content.firstElementChild.cloneNode(true);
let isKeeping = words.person !== "";
let hasSaidFull = false;

const timeOf = (at) => {
  const isToday = new Date(at).toDateString() === new Date().toDateString();
  const form = { hour: "2-digit", minute: "2-digit", ...(isToday ? {} : { weekday: "long" }) };
  return new Intl.DateTimeFormat(document.documentElement.lang || undefined, form).format(at);
};

// Which of a page's forms: its id, or what its last button would do, which is always there.
const nameOf = (form) => {
  const button = [...form.querySelectorAll("button[type=submit][name]")].at(-1);
  return form.id || (button ? `${button.name}=${button.value}` : "");
};

const isOfStaff = (form) =>
  form.method === "post" &&
  form.closest("#content-main") !== null &&
  form.querySelector("input[type=password], [autocomplete=one-time-code], [data-never-kept]") === null;

class Kept {
  constructor(form) {
    Object.assign(this, { form, place: `${location.pathname}#${nameOf(form)}`, id: crypto.randomUUID?.() ?? String(Math.random()).slice(2) });
    this.also = new Set(); // fields that a refused save has left unsaved
    this.sentAt = 0;
    for (const kind of ["input", "change", "click"]) form.addEventListener(kind, () => this.later());
  }

  // After the browser itself has filled in what it remembers.
  open() {
    const wasRefused = words.again !== undefined;
    for (const entry of keptFor(words.person, this.place)) {
      const missing = entry.fields.filter((field) => differs(this.form, field));
      if (missing.length) this.offer(entry, missing);
      else if (wasRefused) this.adopt(entry);
      else forget(entry.id); // it is what is saved
    }
    if (unsaved(this.form, this.also).length) this.keepNow();
  }

  adopt(entry) {
    for (const field of entry.fields) this.also.add(field.name);
    forget(this.id);
    this.id = entry.id;
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keepNow(), PAUSE);
  }

  keepNow() {
    clearTimeout(this.timer);
    if (!isKeeping || this.isSending) return;
    const fields = unsaved(this.form, this.also);
    if (!fields.length) forget(this.id);
    else if (!keep({ id: this.id, person: words.person, place: this.place, at: Date.now(), fields }) && !hasSaidFull) {
      hasSaidFull = true;
      this.say(words.full);
    }
  }

  get isSending() {
    return Date.now() - this.sentAt < PATIENCE;
  }

  get isUnsaved() {
    return !this.isSending && (unsaved(this.form, this.also).length > 0 || isMoved(this.form));
  }

  say(sentence) {
    const note = this.form.querySelector(":scope > .kept-text__note") ?? template("note");
    note.textContent = sentence;
    this.form.prepend(note);
    return note;
  }

  offer(entry, missing) {
    const box = template("offer");
    const heading = box.querySelector("h2");
    heading.textContent = words.heading.replace("{time}", timeOf(entry.at));
    heading.id = `kept-${entry.id}`;
    box.setAttribute("aria-labelledby", heading.id);
    const list = box.querySelector("dl");
    for (const field of missing) list.append(this.shown(field));
    const [back, away] = box.querySelectorAll("button");
    back.addEventListener("click", () => this.putBack(entry, missing, box));
    away.addEventListener("click", () => this.throwAway(entry, box));
    this.form.prepend(box);
  }

  // A field of the offer: what was typed, and what stands in the form.
  shown(field) {
    const item = template("field");
    const now = standsNow(this.form, field);
    item.querySelector("dt").textContent = field.label;
    item.querySelector(".kept-text__typed").textContent = inWords(this.form, field, field.values);
    item.querySelector(".kept-text__now").textContent = now === null ? words.nowhere : inWords(this.form, field, now);
    return item;
  }

  putBack(entry, missing, box) {
    const { filled, homeless } = putBack(this.form, missing);
    if (words.again !== undefined) for (const field of entry.fields) this.also.add(field.name);
    this.keepNow();
    if (homeless.length) {
      box.querySelector("h2").textContent = words.homeless;
      box.querySelector("dl").replaceChildren(...homeless.map((field) => this.shown(field)));
      box.querySelector("details").open = true;
      box.querySelector("button").remove();
      return;
    }
    forget(entry.id);
    box.remove();
    this.say(words.back);
    filled.find((field) => field.checkVisibility?.() ?? true)?.focus();
  }

  throwAway(entry, box) {
    forget(entry.id);
    const note = this.say(words.away);
    const undo = template("undo");
    undo.addEventListener("click", () => {
      keep(entry);
      note.remove();
      this.form.prepend(box);
      box.querySelector("button").focus();
    });
    note.append(" ", undo);
    box.remove();
    undo.focus();
  }

  // One click sends once. Without a network the page stays; the second press sends all the same.
  send(event) {
    if (this.isSending) {
      event.preventDefault();
      return;
    }
    this.keepNow();
    if (!navigator.onLine && !this.isToldOffline) {
      event.preventDefault();
      this.isToldOffline = true;
      this.say(isKeeping ? words.offline : words.offlineOnly).focus();
      return;
    }
    let mark = this.form.querySelector("input[name=kept_text]");
    if (!mark) {
      mark = Object.assign(document.createElement("input"), { type: "hidden", name: "kept_text" });
      this.form.append(mark);
    }
    mark.value = this.id;
    this.sentAt = Date.now();
  }
}

const begin = () => {
  tidy(words.person);
  for (const id of (words.saved ?? "").split(" ")) if (id) forget(id);
  if (leaving.isOn() && !words.person) forgetAll();
  leaving.end();
  if (!words.person) return;

  const forms = [...document.forms].filter(isOfStaff).map((form) => new Kept(form));
  const flush = () => forms.forEach((kept) => kept.timer && kept.keepNow());
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) for (const kept of forms) kept.open();
    else if (forms.some((kept) => kept.sentAt)) {
      for (const kept of forms) kept.sentAt = Infinity; // nothing is asked
      location.reload(); // it shows what stood before the save
    }
  });
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", () => document.hidden && flush());
  window.addEventListener("online", () => {
    for (const kept of forms) {
      if (kept.isToldOffline) kept.say(words.online);
      kept.isToldOffline = false;
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (!forms.some((kept) => kept.isUnsaved)) return;
    event.preventDefault();
    event.returnValue = ""; // how older browsers are asked
  });
  window.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return; // too large, say: it is not sent
    const form = event.target;
    if (/log-?out|sign-?out/.test(`${form.id} ${form.getAttribute("action")}`)) {
      leaving.begin();
      if (!forms.some((kept) => kept.isUnsaved)) forgetAll();
    } else forms.find((kept) => kept.form === form)?.send(event);
  });
  onSignedOut(() => {
    isKeeping = false;
  });
};

begin();
