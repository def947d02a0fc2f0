// The fields of a form as somebody has filled them in, and putting such values back. Rows
// that exist are named by what they are ("sections-row42-body_nl"), so a text finds its row
// by name. New rows are only numbered: the same number may be another row by now, so one is
// told by its hidden fields (the fact that it answers), or made anew.

const ROW = /^(.+?)-(row\d+|\d+)-(.+)$/;
const NEVER = new Set(["password", "file", "hidden", "submit", "button", "reset", "image"]);

const isNew = (found) => found !== null && !found[2].startsWith("row");

// Nothing that deletes, and no place of a row that others may have moved since.
const isKept = (field) => {
  if (!field.name || !field.matches("input, textarea, select") || NEVER.has(field.type)) return false;
  if (field.disabled || field.readOnly || field.name.includes("__prefix__")) return false;
  if (field.autocomplete === "one-time-code" || field.closest(".selector")) return false;
  const found = ROW.exec(field.name);
  const name = found ? found[3] : field.name;
  return name !== "DELETE" && (name !== "position" || isNew(found));
};

const isChecked = (field) => field.type === "checkbox" || field.type === "radio";

const valuesNow = (field) => {
  if (isChecked(field)) return field.checked ? [field.value] : [];
  if (field.matches("select")) return [...field.selectedOptions].map((option) => option.value);
  return [field.value];
};

const valuesOpened = (field) => {
  if (isChecked(field)) return field.defaultChecked ? [field.value] : [];
  if (!field.matches("select")) return [field.defaultValue];
  const chosen = [...field.options].filter((option) => option.defaultSelected);
  if (chosen.length || field.multiple) return chosen.map((option) => option.value);
  return [...field.options].slice(0, 1).map((option) => option.value);
};

const fieldsOf = (form, name) => [...form.elements].filter((field) => field.name === name && isKept(field));

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

const words = (element) => element?.textContent.replace(/\s+/g, " ").replace(/:\s*$/, "").trim() ?? "";

// "Section: Emergency – Text (Deutsch)", as the form itself calls it.
const labelOf = (field) => {
  const row = field.closest(".inline-related, fieldset.answers__fact");
  const own = words(field.labels?.[0]) || field.getAttribute("aria-label") || "";
  return [words(row?.querySelector(".inline_label, legend")), own].filter(Boolean).join(" – ");
};

// What a new row is, by its hidden fields; "" where it is nothing but new.
const signature = (form, start) =>
  [...form.elements]
    .filter((field) => field.type === "hidden" && field.value && field.name.startsWith(start))
    .map((field) => `${field.name.slice(start.length)}=${field.value}`)
    .sort()
    .join("&");

const startOf = (found) => `${found[1]}-${found[2]}-`;

// The fields that hold something else than when the page came. also: names that differ from
// what is saved though the page came with them, after a save that was refused.
export const unsaved = (form, also = new Set()) => {
  const names = new Set([...form.elements].filter(isKept).map((field) => field.name));
  const found = [];
  for (const name of names) {
    const fields = fieldsOf(form, name);
    const values = fields.flatMap(valuesNow);
    if (!also.has(name) && same(values, fields.flatMap(valuesOpened))) continue;
    const row = ROW.exec(name);
    found.push({ name, values, label: labelOf(fields[0]), row: isNew(row) ? signature(form, startOf(row)) : null });
  }
  return found.filter((field) => !isPlaceOfEmptyRow(field, found));
};

// A new row gets a number as it is added; alone, that is no text.
const isPlaceOfEmptyRow = (field, found) => {
  const start = /^.*-(?=position$)/.exec(field.name)?.[0];
  return start !== undefined && !found.some((one) => one !== field && one.name.startsWith(start));
};

// Rows that were moved or ticked for deletion: work as well, though no text.
export const isMoved = (form) =>
  [...form.elements].some(
    (field) => /-(position|DELETE)$/.test(field.name ?? "") && !field.name.includes("__prefix__") && !same(valuesNow(field), valuesOpened(field)),
  );

const newRows = (form, prefix) => {
  const numbers = [...form.elements].map((field) => ROW.exec(field.name ?? "")).filter((row) => isNew(row) && row[1] === prefix);
  return [...new Set(numbers.map((row) => row[2]))];
};

const isUntouched = (form, start) =>
  [...form.elements].filter((field) => isKept(field) && field.name.startsWith(start)).every((field) => same(valuesNow(field), valuesOpened(field)));

// The number of the row on this page that a kept new row belongs to; null where none is.
const numberNow = (form, field, row) => {
  const alike = newRows(form, row[1]).filter((number) => signature(form, `${row[1]}-${number}-`) === field.row);
  if (alike.includes(row[2])) return row[2];
  return alike.length === 1 && field.row !== "" ? alike[0] : null;
};

export const nameNow = (form, field) => {
  const row = field.row === null ? null : ROW.exec(field.name);
  if (!row) return field.name;
  const number = numberNow(form, field, row);
  return number === null ? null : `${row[1]}-${number}-${row[3]}`;
};

// What stands in the form now, in the place of a kept field; null where there is no place.
export const standsNow = (form, field) => {
  const name = nameNow(form, field);
  const fields = name === null ? [] : fieldsOf(form, name);
  return fields.length ? fields.flatMap(valuesNow) : null;
};

export const differs = (form, field) => !same(standsNow(form, field), field.values);

// As a person reads it: the words of what is chosen, not its code.
export const inWords = (form, field, values) => {
  const fields = fieldsOf(form, nameNow(form, field) ?? "");
  if (fields.length === 1 && fields[0].type === "checkbox") return values.length ? "☑" : "☐";
  const options = fields.flatMap((one) => (one.matches("select") ? [...one.options] : []));
  return values.map((value) => options.find((option) => option.value === value)?.textContent.trim() ?? value).join("\n");
};

const addButton = (prefix) => document.getElementById(`${prefix}-group`)?.querySelector(".add-row a, .add-row button");

const addRow = (form, prefix) => {
  const before = new Set(newRows(form, prefix));
  addButton(prefix)?.click();
  return newRows(form, prefix).find((number) => !before.has(number)) ?? null;
};

const fill = (field, values) => {
  if (isChecked(field)) field.checked = values.includes(field.value);
  else if (field.matches("select")) for (const option of field.options) option.selected = values.includes(option.value);
  else field.value = values[0] ?? "";
  for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true }));
};

// Put kept fields back. Returns those filled, and the kept ones that have no place any more.
export const putBack = (form, kept) => {
  const rows = new Map();
  const filled = [];
  const homeless = [];
  for (const field of kept) {
    let name = field.name;
    const row = field.row === null ? null : ROW.exec(name);
    if (row) {
      const start = startOf(row);
      if (!rows.has(start)) {
        const number = numberNow(form, field, row);
        const isFree = number !== null && (!addButton(row[1]) || isUntouched(form, `${row[1]}-${number}-`));
        rows.set(start, isFree ? number : addRow(form, row[1]));
      }
      name = rows.get(start) === null ? "" : `${row[1]}-${rows.get(start)}-${row[3]}`;
    }
    const fields = name ? fieldsOf(form, name) : [];
    if (!fields.length) homeless.push(field);
    for (const one of fields) fill(one, field.values);
    filled.push(...fields);
  }
  return { filled, homeless };
};
