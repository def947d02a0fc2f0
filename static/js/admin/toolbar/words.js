// Changes within a line: bold words, links, phrases, facts, sources.
import { around, isWord, lineEnd, lineStart, tight } from "./edit.js";

const BOLD = /\*\*([^*\n]+)\*\*/g;
const LINK = /\[([^[\]\n]*)\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)/g;
const PHRASE = /\[([^[\]\n]+)\]\{([a-z]{2})\}/g;
const MARKER = /^\s*(?:[-*•·–] +|\d{1,3}[.)] +|#{1,6} +)?/;

export const linkAt = (value, start, end) => around(value, start, end, LINK);
export const boldAt = (value, start, end) => around(value, start, end, BOLD);

// Whole words, as the dialect wants them in bold.
const wholeWords = (value, start, end) => {
  let from = start;
  let to = end;
  // A cursor within a word means the word; one between words means nothing yet.
  if (from === to && !(isWord(value[from - 1]) && isWord(value[from]))) return [from, to];
  while (from > 0 && isWord(value[from - 1]) && isWord(value[from])) from -= 1;
  while (to < value.length && isWord(value[to - 1]) && isWord(value[to])) to += 1;
  return [from, to];
};

const boldLine = (line, isOn) => {
  const mark = MARKER.exec(line)[0];
  const words = line.slice(mark.length);
  if (!words.trim() || /^(?:\/\/\/|\||!\[)/.test(words)) return line;
  const plain = words.replace(BOLD, "$1").trimEnd();
  return isOn ? mark + plain : `${mark}**${plain}**`;
};

export const bold = (value, start, end, { placeholder }) => {
  if (value.slice(start, end).includes("\n")) {
    const from = lineStart(value, start);
    const to = lineEnd(value, end > start && value[end - 1] === "\n" ? end - 1 : end);
    const lines = value.slice(from, to).split("\n");
    const isOn = lines.every((line) => boldLine(line, false) === line);
    const text = lines.map((line) => boldLine(line, isOn)).join("\n");
    return { start: from, end: to, text, select: [from, from + text.length] };
  }
  const [from, to] = tight(value, start, end);
  const on = boldAt(value, from, to);
  if (on) {
    const words = on.found[1];
    const left = from === to ? Math.max(on.from, Math.min(from - 2, on.from + words.length)) : on.from;
    return { start: on.from, end: on.to, text: words, select: [left, from === to ? left : on.from + words.length] };
  }
  const [first, last] = wholeWords(value, from, to);
  const words = value.slice(first, last).replace(BOLD, "$1") || placeholder;
  const [before, after] = gaps(value, first, last);
  const at = first + before.length + 2;
  return { start: first, end: last, text: `${before}**${words}**${after}`, select: [at, at + words.length] };
};

// Spaces that keep what is inserted apart from the words around it.
const gaps = (value, start, end) => [isWord(value[start - 1]) ? " " : "", isWord(value[end]) ? " " : ""];

// The selection; for a cursor within a word, the place behind that word.
const place = (value, start, end) => {
  let [from, to] = tight(value, start, end);
  if (from === to && isWord(value[from - 1])) {
    while (isWord(value[to])) to += 1;
    from = to;
  }
  return [from, to];
};

// A fact or a word of the glossary: instead of the selection.
export const insert = (value, start, end, text) => {
  const [from, to] = place(value, start, end);
  const [before, after] = gaps(value, from, to);
  const whole = before + text + after;
  return { start: from, end: to, text: whole, select: [from + before.length + text.length, from + before.length + text.length] };
};

// A source stands behind what it shows, which stays.
export const cite = (value, start, end, text) => {
  const [, to] = place(value, start, end);
  const before = to > 0 && !/\s/.test(value[to - 1]) ? " " : "";
  const after = isWord(value[to]) ? " " : "";
  return { start: to, end: to, text: before + text + after };
};

const oneLine = (words) => words.replace(/\s*\n\s*/g, " ").replace(/\[/g, "(").replace(/\]/g, ")");

export const link = (value, start, end, { address, name }) => {
  const on = linkAt(value, start, end);
  if (on) {
    const text = `[${on.found[1]}](${address})`;
    return { start: on.from, end: on.to, text };
  }
  const [from, to] = place(value, start, end);
  const selected = value.slice(from, to);
  const keeps = selected.includes("\n") || !selected;
  const words = oneLine(keeps ? name : selected);
  const at = keeps ? to : from;
  const [before, after] = gaps(value, at, to);
  const first = at + before.length + 1;
  const select = keeps ? [first, first + words.length] : undefined;
  return { start: at, end: to, text: `${before}[${words}](${address})${after}`, select };
};

export const unlink = (value, start, end) => {
  const on = linkAt(value, start, end);
  return on && { start: on.from, end: on.to, text: on.found[1] };
};

export const phrase = (value, start, end, { language, placeholder }) => {
  const on = around(value, start, end, PHRASE);
  if (on) {
    const text = on.found[2] === language ? on.found[1] : `[${on.found[1]}]{${language}}`;
    return { start: on.from, end: on.to, text };
  }
  const [from, to] = place(value, start, end);
  const selected = value.slice(from, to);
  const isOne = selected && !/[\n[\]]/.test(selected);
  const words = isOne ? selected : placeholder;
  const at = isOne ? from : to;
  const [before, after] = gaps(value, at, to);
  const first = at + before.length + 1;
  return { start: at, end: to, text: `${before}[${words}]{${language}}${after}`, select: [first, first + words.length] };
};
