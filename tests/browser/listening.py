"""A listener: somebody whose browser has voices, as far as the page can tell."""

import json
from pathlib import Path

FAKE = Path(__file__).with_name("fake_voices.js").read_text()
LISTEN = {"nl": "Luister", "de": "Anhören", "en": "Listen"}
PAUSE, CONTINUE, STOP = "Pause", "Continue", "Stop"


def voice(lang, *, local=True, default=False):
    """A voice as a browser describes it; its name says whether it is local."""
    name = f"{lang} {'local' if local else 'remote'}"
    return {"name": name, "lang": lang, "localService": local, "default": default}


HERE = {"nl": voice("nl-NL"), "de": voice("de-DE"), "en": voice("en-GB")}
"""One local voice for each language."""

_UNFOLD = """for (const one of document.querySelectorAll("main details")) {
  one.removeAttribute("name");
  one.open = true;
}"""


class Listener:
    """Opens a page and presses buttons; `said` is what the voices were given."""

    def __init__(self, person, language, *voices):
        self.page, self.person, self.language = person.page, person, language
        self.page.add_init_script(f"window.fakeVoices = {json.dumps(voices)}; {FAKE}")

    def open(self, path):
        self.person.go(path)
        return self

    @property
    def listen(self):
        return self.page.get_by_role("button", name=LISTEN[self.language])

    def press(self, name):
        self.page.get_by_role("button", name=name, exact=True).click()

    def change_voices(self, *voices):
        self.page.evaluate("voices => changeVoices(voices)", list(voices))

    def end_of_piece(self):
        self.page.evaluate("endOfPiece()")

    def until(self, words):
        """Let the voice go on until it says a piece with these words."""
        while words not in self.said()[-1]:
            before = len(self.said())
            self.end_of_piece()
            assert len(self.said()) > before, f"Never said: {words}"

    def said(self):
        return [piece["text"] for piece in self.pieces()]

    def pieces(self):
        return self.page.evaluate("said")

    def all_of_it(self):
        """Listen to the whole page: everything that was said."""
        self.listen.click()
        return [piece["text"] for piece in self.page.evaluate("toTheEnd()")]

    def unfold(self):
        """Open everything on the page that unfolds, also where only one may be open."""
        self.page.evaluate(_UNFOLD)
        return self

    def headings(self):
        """The headings of the page's sections, as they are written."""
        return self.page.locator("main article > .section h2").all_inner_texts()

    @property
    def marked(self):
        return self.page.locator(".is-read-aloud")
