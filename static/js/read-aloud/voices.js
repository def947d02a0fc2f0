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
