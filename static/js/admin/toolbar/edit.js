// One change of a text as one step of undo, with the selection that it leaves behind.

export const replace = (field, { start, end, text, select }) => {
  field.focus();
  if (field.value.slice(start, end) !== text) {
    field.setSelectionRange(start, end);
    const expected = field.value.slice(0, start) + text + field.value.slice(end);
    const command = text === "" ? "delete" : "insertText";
    // The only way to change a text that a browser's undo knows.
    document.execCommand(command, false, text);
    if (field.value !== expected) {
      field.value = expected;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  const [from, to] = select ?? [start + text.length, start + text.length];
  field.setSelectionRange(from, to);
};

const WORD = /[\p{L}\p{N}_]/u;
export const isWord = (sign) => sign !== undefined && sign !== "" && WORD.test(sign);

export const lineStart = (value, at) => value.lastIndexOf("\n", at - 1) + 1;

export const lineEnd = (value, at) => {
  const end = value.indexOf("\n", at);
  return end < 0 ? value.length : end;
};

// The selection without the spaces around it; never less than nothing.
export const tight = (value, start, end) => {
  let from = start;
  let to = end;
  while (from < to && /\s/.test(value[from])) from += 1;
  while (to > from && /\s/.test(value[to - 1])) to -= 1;
  return [from, to];
};

// The place of the first pattern in the line that holds the whole selection.
export const around = (value, start, end, pattern) => {
  const first = lineStart(value, start);
  const line = value.slice(first, lineEnd(value, start));
  for (const found of line.matchAll(pattern)) {
    const from = first + found.index;
    if (from <= start && end <= from + found[0].length) return { from, to: from + found[0].length, found };
  }
  return null;
};
