// Stands in for the voices of a device. A test puts them in `fakeVoices` before the page
// opens, reads what was said in `said`, and ends what is being said with `endOfPiece`.
(() => {
  const waiting = [];
  const fake = {
    onvoiceschanged: null,
    cancelled: 0,
    getVoices: () => window.fakeVoices,
    speak(utterance) {
      const { text, lang, voice, rate } = utterance;
      window.said.push({ text, lang, voice: voice?.name ?? "the browser's default", rate });
      waiting.push(utterance);
    },
    cancel() {
      fake.cancelled += 1;
      for (const utterance of waiting.splice(0)) utterance.onerror?.({ error: "canceled" });
    },
  };
  window.said = [];
  window.endOfPiece = () => waiting.shift()?.onend?.({});
  window.breakDown = () => waiting.shift()?.onerror?.({ error: "synthesis-failed" });
  window.toTheEnd = () => {
    while (waiting.length) window.endOfPiece();
    return window.said;
  };
  window.changeVoices = (voices) => {
    window.fakeVoices = voices;
    fake.onvoiceschanged?.();
  };
  Object.defineProperty(window, "speechSynthesis", { value: fake });
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
})();
