// Changes of whole lines: headings, lists, cards, tables, pictures.
import { lineEnd, lineStart } from "./edit.js";

const BULLET = /^(\s*)[-*•·–] +/;
const NUMBER = /^(\s*)\d{1,3}[.)] +/;
const HEADING = /^(#{1,6}) +/;
const OPEN = /^\s*\/\/\/ *([a-z-]+) *(?:\| *(.*?))? *$/;
const CLOSE = /^\s*\/\/\/\s*$/;
const ROW = /^\s*\|.*\|\s*$/;
const ALONE = /^\s*(?:#{1,6} |\/\/\/|\||!\[|\[\^|$)/;

// The lines that a selection touches. A selection that ends at the start of a line does
// not touch that line.
const touched = (value, start, end) => {
  const last = end > start && value[end - 1] === "\n" ? end - 1 : end;
  const from = lineStart(value, start);
  return [from, lineEnd(value, Math.max(last, from))];
};

const bare = (line) => line.replace(BULLET, "$1").replace(NUMBER, "$1").replace(HEADING, "");

export const headingAt = (value, at) => HEADING.exec(value.slice(lineStart(value, at)))?.[1].length ?? 0;
export const listAt = (value, at) => {
  const line = value.slice(lineStart(value, at), lineEnd(value, at));
  return BULLET.test(line) ? "bullets" : NUMBER.test(line) ? "numbers" : "";
};

export const heading = (value, start, end, { level, placeholder }) => {
  const [from, to] = touched(value, start, end);
  const mark = "#".repeat(level);
  const lines = value.slice(from, to).split("\n");
  const filled = lines.filter((line) => line.trim());
  const isOn = filled.length > 0 && filled.every((line) => HEADING.exec(line)?.[1] === mark);
  if (!filled.length) {
    const text = `${mark} ${placeholder}`;
    return { start: from, end: to, text, select: [from + mark.length + 1, from + text.length] };
  }
  const changed = lines.map((line) => {
    if (!line.trim() || OPEN.test(line) || CLOSE.test(line) || ROW.test(line)) return line;
    return isOn ? line.replace(HEADING, "") : `${mark} ${bare(line).trim()}`;
  });
  const text = changed.join("\n");
  return { start: from, end: to, text, select: [from + text.length, from + text.length] };
};

export const list = (value, start, end, { isNumbered, placeholder }) => {
  const [from, to] = touched(value, start, end);
  const pattern = isNumbered ? NUMBER : BULLET;
  const lines = value.slice(from, to).split("\n");
  const filled = lines.filter((line) => line.trim());
  if (!filled.length) {
    const first = isNumbered ? "1. " : "- ";
    const text = isNumbered ? `${first}${placeholder}\n2. ${placeholder}` : first + placeholder;
    const select = [from + first.length, from + first.length + placeholder.length];
    return apart(value, { start: from, end: to, text, select });
  }
  const isOn = filled.every((line) => pattern.test(line));
  let number = 0;
  const changed = lines.map((line) => {
    if (!line.trim() || OPEN.test(line) || CLOSE.test(line) || ROW.test(line)) return line;
    if (isOn) return line.replace(pattern, "$1").trimStart();
    const indent = /^\s*/.exec(line)[0];
    const words = bare(line).trim();
    number += 1;
    return `${indent}${isNumbered ? `${number}.` : "-"} ${words}`;
  });
  // Items stand together: an empty line between two of them is left out.
  const kept = isOn ? changed : changed.filter((line, at) => line.trim() || !(at > 0 && at < changed.length - 1));
  if (isOn) {
    // Lines that were items become paragraphs of their own.
    const text = kept.filter((line) => line.trim()).join("\n\n");
    return apart(value, { start: from, end: to, text, select: [from, from + text.length] });
  }
  let text = kept.join("\n");
  if (isNumbered && number === 1 && !NUMBER.test(lineAfter(value, to)) && !NUMBER.test(lineBefore(value, from))) {
    // A list that begins at 1 has a 2; alone it would be a sentence.
    text += `\n2. ${placeholder}`;
    const at = from + text.length;
    return apart(value, { start: from, end: to, text, select: [at - placeholder.length, at] });
  }
  const select = filled.length > 1 ? [from, from + text.length] : [from + text.length, from + text.length];
  return apart(value, { start: from, end: to, text, select });
};

const lineAfter = (value, to) => (to < value.length ? value.slice(to + 1, lineEnd(value, to + 1)) : "");
const lineBefore = (value, from) => (from > 0 ? value.slice(lineStart(value, from - 1), from - 1) : "");

// An empty line between a list and a paragraph, which would hang on to its last item.
const apart = (value, change) => {
  const next = lineAfter(value, change.end);
  const before = lineBefore(value, change.start);
  const isGlued = next.trim() && !ALONE.test(next) && !BULLET.test(next) && !NUMBER.test(next);
  const isBelow = (BULLET.test(before) || NUMBER.test(before)) && !BULLET.test(change.text) && !NUMBER.test(change.text);
  const lead = isBelow ? "\n" : "";
  const [from, to] = change.select;
  return { ...change, text: lead + change.text + (isGlued ? "\n" : ""), select: [from + lead.length, to + lead.length] };
};

// Something that stands on lines of its own, with empty lines around it. It never divides
// a line: without a selection it goes below the line of the cursor.
export const block = (value, start, end, text, placeholder = "") => {
  const isEmpty = !value.slice(lineStart(value, start), lineEnd(value, end)).trim();
  const at = isEmpty ? lineStart(value, start) : lineEnd(value, end);
  const to = isEmpty ? lineEnd(value, end) : at;
  return between(value, at, to, text, placeholder);
};

const between = (value, from, to, text, placeholder) => {
  const before = value.slice(0, from);
  const after = value.slice(to);
  const lead = !before.trim() || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = !after.trim() || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  const found = placeholder ? text.indexOf(placeholder) : -1;
  const first = from + lead.length + (found < 0 ? text.length : found);
  return {
    start: from,
    end: to,
    text: lead + text + tail,
    select: [first, first + (found < 0 ? 0 : placeholder.length)],
  };
};

// The card around a place: where its first line and its last one stand.
export const cardAt = (value, at) => {
  const open = [];
  let start = 0;
  for (const line of value.split("\n")) {
    const end = start + line.length;
    const found = OPEN.exec(line);
    if (found) open.push({ from: start, to: end, name: found[1], title: found[2] ?? "" });
    else if (CLOSE.test(line) && open.length) {
      const card = open.pop();
      if (card.from <= at && at <= end) return { ...card, closeFrom: start, closeTo: end };
    }
    start = end + 1;
  }
  return null;
};

export const card = (value, start, end, { name, title, words, hasTitle }) => {
  const on = cardAt(value, start);
  const isAtTop = on && start <= on.to && end <= on.to;
  if (isAtTop || (on && start === end && on.name === name)) {
    if (on.name !== name) {
      // Another card, with the same title and the same text.
      const shown = on.title || title;
      const text = hasTitle ? `/// ${name} | ${shown}` : `/// ${name}`;
      const at = on.from + text.length;
      if (!hasTitle && on.title) return null; // its title would be lost
      return { start: on.from, end: on.to, text, select: hasTitle ? [at - shown.length, at] : [at, at] };
    }
    const inner = value.slice(on.to, on.closeFrom).replace(/^\n+|\n+$/g, "");
    const text = [on.title, inner].filter(Boolean).join("\n\n");
    return { start: on.from, end: on.closeTo, text, select: [on.from, on.from + text.length] };
  }
  const opening = hasTitle ? `/// ${name} | ${title}` : `/// ${name}`;
  if (start === end) return block(value, start, end, `${opening}\n\n${words}\n\n///`, hasTitle ? title : words);
  const [from, to] = touched(value, start, end);
  const inner = value.slice(from, to).replace(/^\n+|\n+$/g, "");
  return between(value, from, to, `${opening}\n\n${inner}\n\n///`, hasTitle ? title : "");
};

export const table = (value, start, end, { head, words }) => {
  const line = value.slice(lineStart(value, start), lineEnd(value, start));
  if (ROW.test(line)) {
    // One row more, below this one, or below the line of dashes.
    let at = lineEnd(value, start);
    const next = lineAfter(value, at);
    if (/^\s*\|[\s:|-]+\|\s*$/.test(next)) at = lineEnd(value, at + 1);
    const cells = line.trim().slice(1, -1).split("|").length;
    const text = `\n| ${Array(cells).fill(words).join(" | ")} |`;
    return { start: at, end: at, text, select: [at + 3, at + 3 + words.length] };
  }
  const row = `| ${words} | ${words} |`;
  return block(value, start, end, `| ${head} | ${head} |\n|---|---|\n${row}\n${row}`, head);
};
