// What is read, in which order: a list of blocks, each an element to mark and its parts,
// runs of text in one language. It follows the page, and leaves out what only eyes need.

import { digitByDigit, languageOf, voiceFor } from "./pronunciation.js";

const SILENT = `nav, form, button:not(.term), footer, script, [hidden], [aria-hidden="true"], .read-aloud, .terms, .citation,
  .record__sources, .footnote-ref, .footnote-backref, .source a, .paper-link, .large-print-bar,
  .planner-sheet__actions, .planner-again, .together-links`;
const BLOCK = `p, div, section, article, aside, header, figure, figcaption, blockquote, ul, ol, li, dl, table, details,
  summary, h1, h2, h3, h4, h5, h6, svg`;

const isBlock = (node) => node.nodeType === Node.ELEMENT_NODE && (node.matches(BLOCK) || !!node.querySelector(BLOCK));

// Numbers to call are said digit by digit, in their links; that for emergencies anywhere.
const emergencyNumbers = () => {
  const links = [...document.querySelectorAll('.site-footer__emergency a[href^="tel:"]')];
  const numbers = links.map((link) => link.getAttribute("href").slice("tel:".length));
  return new RegExp(`(^|[^\\d.,])(${numbers.join("|") || "112"})(?![.,]?\\d)`, "g");
};

const DIALLED = /\+?\d(?:[\d\s()/-]*\d)?/g;
const INTERNATIONAL = /\+\d[\d\s()/-]{5,}\d/g;

const words = (text, emergency) =>
  text.parentElement.closest('a[href^="tel:"]')
    ? text.data.replace(DIALLED, digitByDigit)
    : text.data
        .replace(INTERNATIONAL, digitByDigit)
        .replace(emergency, (_all, before, number) => before + digitByDigit(number));

// home: the language of the block itself. A phrase in another one, for which there is no
// voice, is said with the voice of its sentence rather than left out.
class Parts {
  list = [];

  constructor(home) {
    this.home = home;
  }

  voiced(language) {
    return voiceFor(language) ? language : this.home;
  }

  add(text, language) {
    const last = this.list[this.list.length - 1];
    if (last && (last.language === language || !text.trim())) last.text += text;
    else this.list.push({ text, language });
  }

  // A pause, unless there is one.
  stop(mark) {
    const last = this.list[this.list.length - 1];
    if (!last || !last.text.trim()) return;
    last.text = last.text.trimEnd() + (/[.,:;!?…]["”’)]*\s*$/.test(last.text) ? " " : `${mark} `);
  }

  collect(nodes, emergency) {
    for (const node of nodes) {
      if (node.nodeType === Node.TEXT_NODE) this.add(words(node, emergency), this.voiced(spokenIn(node.parentElement)));
      else if (node.nodeType === Node.ELEMENT_NODE && !node.matches(SILENT)) this.element(node, emergency);
    }
    return this;
  }

  element(node, emergency) {
    const { display } = getComputedStyle(node);
    if (display === "none") return;
    // On a line or in a cell of its own.
    const stands = !/^(inline|contents)/.test(display) && !node.matches(".visually-hidden");
    if (stands) this.stop(".");
    this.collect(node.childNodes, emergency);
    if (node.matches("br")) this.stop(",");
    else if (node.matches("dt")) this.stop(":");
    else if (stands) this.stop(".");
  }
}

const isCounted = (item) => item.parentElement.matches("ol") && getComputedStyle(item).listStyleType === "decimal";

const spokenIn = (element) => languageOf(element.closest("[lang]").lang);

const numbered = (element) => {
  const item = element.closest("li");
  if (!item || !isCounted(item) || (element !== item && element !== item.firstElementChild)) return "";
  return `${[...item.parentElement.children].indexOf(item) + 1}. `;
};

class Finder {
  found = [];
  emergency = emergencyNumbers();

  push(element, parts) {
    const list = parts.list
      .map(({ text, language }) => ({ text: text.replace(/\s+([.,:;!?)])/g, "$1").trim(), language }))
      .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
    if (list.length) this.found.push({ element, parts: list });
  }

  pushNodes(element, nodes) {
    const parts = new Parts(spokenIn(element));
    parts.add(numbered(element), parts.home);
    this.push(element, parts.collect(nodes, this.emergency));
  }

  // A row is said with the heads of its columns: “How often: 1 in 10.”
  rows(table) {
    const heads = table.tHead ? [...table.tHead.rows[table.tHead.rows.length - 1].cells] : [];
    for (const row of [...table.rows].filter((one) => one.parentElement !== table.tHead)) {
      const parts = new Parts(spokenIn(row));
      for (const cell of row.cells) {
        const head = heads[cell.cellIndex];
        if (head?.textContent.trim()) parts.collect(head.childNodes, this.emergency).stop(":");
        parts.collect(cell.childNodes, this.emergency).stop(".");
      }
      this.push(row, parts);
    }
  }

  walk(element) {
    if (element.matches(SILENT)) return;
    if (element.matches("table")) this.rows(element);
    else if (element.matches("svg")) this.pushNodes(element, element.querySelector("title")?.childNodes ?? []);
    else if (element.matches("summary")) this.pushNodes(element, element.childNodes);
    else if (!element.matches("dl") && !element.querySelector(BLOCK)) this.pushNodes(element, element.childNodes);
    else this.walkInto(element);
  }

  // Words between blocks, such as the head of a list in a list, are a block as well.
  walkInto(element) {
    let between = [];
    const flush = () => {
      this.pushNodes(element, between);
      between = [];
    };
    for (const child of element.childNodes) {
      if (isBlock(child) || (element.matches("dl") && child.nodeType === Node.ELEMENT_NODE)) {
        flush();
        this.walk(child);
      } else between.push(child);
    }
    flush();
  }
}

export const blocksOf = (root) => {
  const finder = new Finder();
  finder.walk(root);
  return finder.found;
};

// What is folded is not read; the line that unfolds it is.
export const isFolded = (element) => !!element.closest("details:not([open]) > :not(summary)");
export const unfolds = (element) => !!element.closest("details:not([open]) > summary");
