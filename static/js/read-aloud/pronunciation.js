// How things are said that voices stumble over: units, abbreviations, capitals, signs.
// One table for each language; docs/translating.md says how to add a line.
//
// to: between two numbers. words: said instead; a capital may stand at the front, and a
// blank may be missing. Nothing that may end a sentence, such as “no.”, can stand there.
// asWords: capitals that are one word; all others are spelled.

const TABLES = {
  nl: {
    to: "tot",
    words: {
      "mg/kg": "milligram per kilo", mg: "milligram", ml: "milliliter", kg: "kilo", cm: "centimeter",
      km: "kilometer", µg: "microgram", mcg: "microgram", mmHg: "millimeter kwik", "°C": "graden",
      "bijv.": "bijvoorbeeld", "max.": "maximaal", "i.v.": "via het infuus",
      "i.m.": "in de spier", "d.w.z.": "dat wil zeggen", "o.a.": "onder andere", "m.a.w.": "met andere woorden",
      "t/m": "tot en met", "ca.": "ongeveer", "nr.": "nummer", "dr.": "dokter", "enz.": "enzovoort",
      "evt.": "eventueel", "incl.": "inclusief", "excl.": "exclusief", "≥": "minstens", "≤": "hoogstens",
      "<": "minder dan", ">": "meer dan", "±": "ongeveer", "×": "keer",
    },
    asWords: ["BIG", "COVID", "GRADE", "II", "III", "INAMI", "NICE", "RIZIV", "SIM", "TENS"],
  },
  de: {
    to: "bis",
    words: {
      "mg/kg": "Milligramm pro Kilo", mg: "Milligramm", ml: "Milliliter", kg: "Kilo", cm: "Zentimeter",
      km: "Kilometer", µg: "Mikrogramm", mcg: "Mikrogramm", mmHg: "Millimeter Quecksilber", "°C": "Grad",
      "z. B.": "zum Beispiel", "bzw.": "beziehungsweise", "max.": "maximal", "mind.": "mindestens",
      "i. v.": "in die Vene", "i. m.": "in den Muskel", "d. h.": "das heißt", "u. a.": "unter anderem",
      "o. Ä.": "oder Ähnliches", "ca.": "ungefähr", "Nr.": "Nummer", "Dr.": "Doktor", "Std.": "Stunden",
      "usw.": "und so weiter", "evtl.": "eventuell", "ggf.": "gegebenenfalls", "inkl.": "inklusive",
      "≥": "mindestens", "≤": "höchstens", "<": "weniger als", ">": "mehr als", "±": "ungefähr", "×": "mal",
    },
    asWords: ["COVID", "GRADE", "II", "III", "INAMI", "NICE", "RIZIV", "SIM", "TENS"],
  },
  en: {
    to: "to",
    words: {
      "mg/kg": "milligrams per kilo", mg: "milligrams", ml: "millilitres", kg: "kilos", cm: "centimetres",
      km: "kilometres", µg: "micrograms", mcg: "micrograms", mmHg: "millimetres of mercury", "°C": "degrees",
      "e.g.": "for example", "i.e.": "that is", "max.": "at most", "i.v.": "into a vein",
      "i.m.": "into a muscle", "approx.": "about", "ca.": "about", "Dr.": "Doctor",
      "etc.": "and so on", "incl.": "including", "vs.": "versus", "≥": "at least", "≤": "at most",
      "<": "less than", ">": "more than", "±": "about", "×": "times",
    },
    asWords: ["COVID", "GRADE", "II", "III", "INAMI", "NICE", "RIZIV", "SIM", "TENS"],
  },
};

const LONGEST = 200; // characters; some browsers stop in the middle of a longer one
const RANGE = /(\d)\s?[–-]\s?(?=\d)/g;
const GENDERED = /(\p{L})[*:_](?=in(?:nen)?(?![\p{L}\p{N}]))/gu; // “Patient*innen”
const CAPITALS = /(^|[^\p{L}\p{N}])([A-Z]{2,5})(?=s?(?:[^\p{L}\p{N}]|$))/gu;

const escaped = (words) => words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/ /g, "\\s?");

// A dot at the end of “bijv.” is its own right edge; “mg” needs one.
const matcher = (words) => {
  const longestFirst = [...words].sort((one, other) => other.length - one.length).map(escaped);
  return new RegExp(`(^|[^\\p{L}])(${longestFirst.join("|")})(?![\\p{L}\\p{N}])`, "giu");
};

const key = (words) => words.replace(/\s/g, "").toLowerCase();

for (const table of Object.values(TABLES)) {
  table.match = matcher(Object.keys(table.words));
  table.said = new Map(Object.entries(table.words).map(([words, said]) => [key(words), said]));
}

// “0800 0113” → “0 8 0 0, 0 1 1 3”
export const digitByDigit = (number) =>
  number.trim().split(/[\s()/-]+/).filter(Boolean).map((group) => [...group].join(" ")).join(", ");

// A text as a voice of this language should get it; unknown languages stay as written.
export const pronounce = (text, language) => {
  const plain = text.replace(/\u00ad|https?:\/\//g, "").replace(/\s+/g, " ").trim();
  const table = TABLES[language];
  if (!table) return plain;
  return plain
    .replace(RANGE, `$1 ${table.to} `)
    .replace(GENDERED, "$1 ")
    .replace(table.match, (_all, before, words) => before + table.said.get(key(words)))
    .replace(CAPITALS, (_all, before, letters) =>
      before + (table.asWords.includes(letters) ? letters : [...letters].join(" ")));
};

// Cut at sentences, and a sentence that is too long at a comma or a blank.
export const pieces = (text) => {
  const found = [];
  let rest = text;
  while (rest.length > LONGEST) {
    const start = rest.slice(0, LONGEST);
    const end = /^.*[.!?…][”"’)]*\s/s.exec(start) ?? /^.*[,;:]\s/s.exec(start) ?? /^.*\s/s.exec(start);
    const length = end?.[0].length ?? LONGEST;
    found.push(rest.slice(0, length).trim());
    rest = rest.slice(length);
  }
  return [...found, rest.trim()].filter(Boolean);
};

// The voice for a language: one that speaks on this device, or none. A voice that is not
// local sends the text to a company, so it is never used, not even as the default.
const REGIONS = { nl: ["nl-NL", "nl-BE"], de: ["de-DE", "de-AT", "de-CH"], en: ["en-GB", "en-IE", "en-US"] };

const codeOf = (voice) => voice.lang.replace("_", "-"); // Android writes nl_NL

export const languageOf = (code) => code.slice(0, 2).toLowerCase();

// The reader's own regions come first, then those of the site, then any other.
const rank = (voice, wanted) => {
  const place = wanted.indexOf(codeOf(voice));
  return (place < 0 ? wanted.length : place) - (voice.default ? 0.5 : 0);
};

export const voiceFor = (language) => {
  const wanted = [...navigator.languages, ...(REGIONS[language] ?? [])];
  return speechSynthesis.getVoices()
    .filter((voice) => voice.localService === true && languageOf(codeOf(voice)) === language)
    .sort((one, other) => rank(one, wanted) - rank(other, wanted))[0] ?? null;
};
