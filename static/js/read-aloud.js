// Reads the page aloud with a voice of the reader's own device. The template renders the
// control, hidden, with all its words; it is shown where such a voice exists. A browser
// may find its voices late, and may lose them. Nothing is stored and nothing is sent.

import "./reading.js";
import { blocksOf, isFolded, unfolds } from "./read-aloud/blocks.js";
import { languageOf, pieces, pronounce, voiceFor } from "./read-aloud/pronunciation.js";

const MARK = "is-read-aloud";
const SLOWER = 0.75;

class Reader {
  constructor(bar) {
    const [main, ...others] = bar.querySelectorAll("button");
    const [stop, skip, slower] = others;
    Object.assign(this, { bar, main, others, slower, says: bar.querySelector("[role=status]") });
    this.language = languageOf(document.documentElement.lang);
    main.addEventListener("click", () => this.press());
    stop.addEventListener("click", () => this.stop());
    skip.addEventListener("click", () => this.skip());
    slower.addEventListener("click", () => this.changeSpeed());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.isOn) this.stop();
    });
    addEventListener("pagehide", () => this.isOn && this.stop());
    speechSynthesis.onvoiceschanged = () => this.look();
    addEventListener("pageshow", () => this.look()); // Safari tells nobody of its voices
    this.show("idle");
    this.look();
  }

  get isOn() {
    return this.state === "reading" || this.state === "paused";
  }

  look() {
    const hasVoice = !!voiceFor(this.language);
    if (!hasVoice && this.isOn) this.stop();
    this.bar.hidden = !hasVoice;
  }

  show(state) {
    this.state = this.bar.dataset.state = state;
    this.main.textContent = this.main.dataset[state] ?? this.main.dataset.idle;
    if (state === "idle" && this.others.includes(document.activeElement)) this.main.focus();
    for (const button of this.others) button.hidden = state === "idle";
  }

  press() {
    if (this.state === "reading") this.pause();
    else if (this.state === "paused") this.read();
    else this.start();
  }

  start() {
    this.says.textContent = "";
    this.blocks = blocksOf(this.bar.closest("main"));
    this.next = 0;
    this.queue = [];
    this.unread = "";
    this.read();
  }

  // Not the browser's own pause: on Android it ends, and in Chromium it can get stuck.
  // What was being said is said again from the start of the sentence.
  pause() {
    this.silence();
    this.show("paused");
  }

  stop() {
    this.silence();
    this.mark(null);
    this.show("idle");
  }

  silence() {
    this.utterance = null; // what it still reports is no longer listened to
    speechSynthesis.cancel();
  }

  skip() {
    const rest = this.blocks.slice(this.next);
    const heading = rest.findIndex(({ element }) => element.matches("h2, h3, summary:has(h2, h3)") && !isFolded(element));
    this.next = heading < 0 ? this.blocks.length : this.next + heading;
    this.queue = [];
    this.silence();
    this.read();
  }

  changeSpeed() {
    const isSlower = this.slower.getAttribute("aria-pressed") !== "true";
    this.slower.setAttribute("aria-pressed", String(isSlower));
    if (this.state !== "reading") return;
    this.silence();
    this.read();
  }

  // Say the next piece; its end says the one after.
  read() {
    while (!this.queue.length) {
      const block = this.blocks[this.next++];
      if (!block) return this.stop();
      if (isFolded(block.element)) continue;
      this.queue = this.sayable(block);
      if (this.queue.length) this.mark(block.element);
    }
    const [{ text, language }] = this.queue;
    const voice = voiceFor(language);
    if (!voice) return this.stop();
    const utterance = Object.assign(new SpeechSynthesisUtterance(text), {
      voice,
      lang: voice.lang,
      rate: this.slower.getAttribute("aria-pressed") === "true" ? SLOWER : 1,
      onend: () => this.goOn(utterance),
      onerror: () => this.fail(utterance),
    });
    this.utterance = utterance; // Chromium forgets the end of one that nobody holds
    this.show("reading");
    speechSynthesis.speak(utterance);
  }

  goOn(utterance) {
    if (utterance !== this.utterance) return;
    this.queue.shift();
    this.read();
  }

  fail(utterance) {
    if (utterance !== this.utterance) return;
    this.stop();
    this.says.textContent = this.bar.dataset.failed;
  }

  // A part in a language without a voice here is announced, once for all that follow.
  sayable({ element, parts }) {
    const said = [];
    for (const { text, language } of parts) {
      if (voiceFor(language)) {
        said.push(...pieces(pronounce(text, language)).map((piece) => ({ text: piece, language })));
        this.unread = "";
      } else if (this.unread !== language) {
        said.push({ text: this.announcement(language), language: this.language });
        this.unread = language;
      }
    }
    if (unfolds(element)) said.push({ text: this.bar.dataset.folded, language: this.language });
    return said;
  }

  announcement(code) {
    const name = new Intl.DisplayNames(this.language, { type: "language" }).of(code);
    return this.bar.dataset.foreign.replace("{language}", name);
  }

  mark(element) {
    this.marked?.classList.remove(MARK);
    this.marked = element;
    if (!element) return;
    element.classList.add(MARK);
    const { top, bottom, height } = element.getBoundingClientRect();
    const bar = this.bar.getBoundingClientRect();
    const edge = bar.top <= 0 ? Math.max(0, bar.bottom) : 0; // the bar sticks there
    if (top >= edge && bottom <= innerHeight) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({
      block: height < innerHeight / 2 ? "center" : "start",
      behavior: calm ? "auto" : "smooth",
    });
  }
}

const control = document.querySelector(".read-aloud");
if (control && "speechSynthesis" in window) new Reader(control);
