// The one dialog of all pickers: a search field and what fits, by keyboard or by touch.
// The cursor of the text is remembered; closing leads back to it.

const WAIT = 150; // milliseconds after a letter, before the server is asked

export class Picker {
  constructor(template, words) {
    this.dialog = template.content.firstElementChild.cloneNode(true);
    this.words = words;
    document.body.append(this.dialog);
    this.title = this.dialog.querySelector("h2");
    this.search = this.dialog.querySelector("[type=search]");
    this.list = this.dialog.querySelector("[data-choices]");
    this.state = this.dialog.querySelector("[role=status]");
    this.other = this.dialog.querySelector("[data-other]");
    this.typed = this.dialog.querySelector("[data-typed]");
    this.remove = this.dialog.querySelector("[data-remove]");
    this.asked = 0;
    this.dialog.querySelector("[data-close]").addEventListener("click", () => this.dialog.close());
    this.search.addEventListener("input", () => this.#later());
    this.dialog.addEventListener("keydown", (event) => this.#key(event));
    this.dialog.addEventListener("close", () => this.#closed());
    this.dialog.querySelector("[data-insert]").addEventListener("click", () => this.#insertTyped());
    this.remove.addEventListener("click", () => this.#choose({ isRemoved: true }));
  }

  // load: gives the choices for a query, or an array of them that needs no search.
  // choose: hears of the one that was taken; back: leads back to the text.
  open({ title, load, choose, back, hasOther = false, canRemove = false }) {
    Object.assign(this, { load, chosen: choose, back, taken: null });
    this.title.textContent = title;
    this.search.value = "";
    this.typed.value = "";
    const isFixed = Array.isArray(load);
    this.search.closest("p").hidden = isFixed;
    this.other.hidden = !hasOther;
    this.remove.hidden = !canRemove;
    this.list.replaceChildren();
    this.state.textContent = "";
    this.dialog.showModal();
    if (isFixed) {
      this.#show(load);
      this.list.querySelector("button")?.focus();
    } else {
      this.search.focus();
      this.#ask();
    }
  }

  #later() {
    clearTimeout(this.timer);
    this.asked += 1; // an answer that is under way fitted other letters:
    this.list.replaceChildren(); // nobody takes one of those
    this.state.textContent = "";
    this.timer = setTimeout(() => this.#ask(), WAIT);
  }

  async #ask() {
    const number = (this.asked += 1);
    this.dialog.setAttribute("aria-busy", "true");
    try {
      const choices = await this.load(this.search.value);
      if (number !== this.asked) return; // a later question is under way
      this.#show(choices);
      const words = choices.length ? this.words.found : this.words.nothing;
      this.state.textContent = words.replace("{count}", choices.length);
    } catch {
      if (number === this.asked) this.state.textContent = this.words.failed;
    }
    this.dialog.removeAttribute("aria-busy");
  }

  #show(choices) {
    this.list.replaceChildren(
      ...choices.map((choice) => {
        const item = document.createElement("li");
        const button = this.#button(choice, () => this.#choose(choice));
        if (choice.image) {
          const image = document.createElement("img");
          image.src = choice.image;
          image.alt = "";
          image.loading = "lazy";
          button.prepend(image);
        }
        item.append(button);
        for (const other of choice.others ?? []) {
          item.append(this.#button({ name: other.detail, isOther: true }, () => this.#choose({ ...choice, ...other })));
        }
        return item;
      }),
    );
  }

  #button({ name, detail, isOther, language }, choose) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = isOther ? "picker__other" : "picker__choice";
    const words = document.createElement("span");
    const strong = document.createElement(isOther ? "span" : "strong");
    strong.textContent = name;
    if (language) strong.lang = language;
    words.append(strong);
    if (detail) {
      const small = document.createElement("span");
      small.className = "picker__detail";
      small.textContent = detail;
      words.append(" ", small);
    }
    button.append(words);
    button.addEventListener("click", choose);
    return button;
  }

  #key(event) {
    const buttons = [...this.list.querySelectorAll("button")];
    const at = buttons.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && buttons.length && document.activeElement !== this.typed) {
      event.preventDefault();
      buttons[Math.min(at + 1, buttons.length - 1)].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      (at ? buttons[at - 1] : this.search.closest("p").hidden ? buttons[0] : this.search).focus();
    } else if (event.key === "Enter" && event.target === this.search) {
      event.preventDefault();
      buttons[0]?.focus();
    } else if (event.key === "Enter" && event.target === this.typed) {
      event.preventDefault();
      this.#insertTyped();
    }
  }

  #insertTyped() {
    const address = addressOf(this.typed.value);
    if (address) this.#choose({ name: this.typed.value.trim(), address });
    else this.state.textContent = this.words.noAddress;
  }

  #choose(choice) {
    this.taken = choice;
    this.dialog.close();
  }

  #closed() {
    clearTimeout(this.timer);
    this.asked += 1;
    this.list.replaceChildren();
    if (this.taken) this.chosen(this.taken);
    else this.back();
  }
}

// What somebody types as an address, as a text can have it; "" for what is none.
const addressOf = (typed) => {
  const text = typed.trim();
  if (/^[^@\s/]+@[^@\s]+\.[^@\s]+$/.test(text)) return `mailto:${text}`;
  if (/^\+?[\d\s()/.-]{3,}$/.test(text)) {
    const digits = text.replace(/\(0\)/, "").replace(/[^\d+]/g, "");
    return digits.replace("+", "").length > 1 ? `tel:${digits}` : "";
  }
  const address = /^https?:\/\//i.test(text) ? text.replace(/^https?/i, "https") : `https://${text}`;
  try {
    const url = new URL(address);
    const isHost = /\.\p{L}[\p{L}\p{N}-]*$/u.test(url.hostname);
    return isHost && !/\s/.test(text) ? address.replace(/[()<>[\]{}"\\`]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`) : "";
  } catch {
    return "";
  }
};
