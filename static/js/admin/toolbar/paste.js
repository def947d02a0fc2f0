// What is pasted goes to the server, comes back as clean text, and is one step of undo.
// Ctrl+Shift+V pastes as it is. Nothing is lost where the server does not answer.
import { replace } from "./edit.js";

const PATIENCE = 8000; // milliseconds
const MOST = 3_000_000;
const PLAIN = /^[^\n\r\t\u00ad\u00a0\u200b-\u200f\u2028-\u202e\ue000-\uf8ff[_•·]*$/;

// Words alone, in one line, need no server.
const isPlain = (html, text) => !html && PLAIN.test(text) && !text.includes("  ") && !/[-\u2010] /.test(text);

export const cleanPastes = (field, { address, words, say }) => {
  let isAsIs = false; // Ctrl+Shift+V is under way
  field.addEventListener("keydown", (event) => {
    isAsIs = event.shiftKey && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "v";
  });
  field.addEventListener("keyup", () => {
    isAsIs = false;
  });
  field.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (isAsIs || (!html && !text) || isPlain(html, text) || field.readOnly) return;
    event.preventDefault();
    paste(field, html.length + text.length > MOST ? "" : html, text, { address, words, say });
  });
};

const paste = async (field, html, text, { address, words, say }) => {
  const [start, end] = [field.selectionStart, field.selectionEnd];
  field.readOnly = true; // for as long as the server reads it
  field.setAttribute("aria-busy", "true");
  let found = { text: text.replace(/\r\n?/g, "\n"), said: words.failed };
  try {
    const body = new FormData();
    body.append("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
    body.append("html", html);
    body.append("text", text);
    const options = { method: "POST", body, redirect: "error", signal: AbortSignal.timeout(PATIENCE) };
    const answer = await fetch(address, options);
    if (answer.ok) found = await answer.json();
    else if (answer.status === 413) found.said = (await answer.json()).said;
  } catch {
    // The plain text is inserted, and the sentence says so.
  }
  field.readOnly = false;
  field.removeAttribute("aria-busy");
  const before = document.activeElement;
  const change = around(field.value, start, end, found.text);
  replace(field, change);
  if (before !== field && before !== document.body) before?.focus();
  say(found.said);
};

// Several lines stand on lines of their own where the first begins a block.
const around = (value, start, end, text) => {
  const isBlock = text.includes("\n") && /^(?:[-•] |\d+\. |#|\||\/\/\/)/.test(text);
  const isInLine = start > 0 && value[start - 1] !== "\n";
  const isGlued = text.includes("\n") && end < value.length && value[end] !== "\n";
  const whole = (isBlock && isInLine ? "\n\n" : "") + text + (isGlued ? "\n\n" : "");
  return { start, end, text: whole };
};
