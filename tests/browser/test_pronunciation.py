"""How the words of a text are said, in three languages."""

import pytest

SAY = """async ([language, text]) => {
  const { pronounce } = await import("/static/js/read-aloud/pronunciation.js");
  return pronounce(text, language);
}"""
PIECES = """async (text) => {
  const { pieces } = await import("/static/js/read-aloud/pronunciation.js");
  return pieces(text);
}"""


@pytest.fixture(scope="module")
def page(browser, readers_site):
    """A page of the site, under its strict policy."""
    page = browser.new_page()
    page.goto(f"{readers_site}/en/")
    yield page
    page.close()


@pytest.mark.parametrize(
    "language,text,said",
    [
        ("nl", "50 mg, bijv. i.v.", "50 milligram, bijvoorbeeld via het infuus"),
        ("de", "50 mg, z. B. i.v.", "50 Milligramm, zum Beispiel in die Vene"),
        ("de", "z.\u00a0B. 2 ml", "zum Beispiel 2 Milliliter"),
        ("en", "50 mg, e.g. i.v.", "50 milligrams, for example into a vein"),
        ("nl", "Max. 0,5 mg/kg", "maximaal 0,5 milligram per kilo"),
        ("en", "0.5mg", "0.5milligrams"),
        ("nl", "een ECG bij CRPS", "een E C G bij C R P S"),
        ("de", "NMDA-Rezeptor, EKG", "N M D A-Rezeptor, E K G"),
        ("en", "your GPs, TENS", "your G Ps, TENS"),
        ("nl", "2–3 uur", "2 tot 3 uur"),
        (
            "de",
            "2\u00a0–\u00a03 Stunden, 8:00–16:30",
            "2 bis 3 Stunden, 8:00 bis 16:30",
        ),
        ("en", "2-3 hours", "2 to 3 hours"),
        ("nl", "≥ 4 uur", "minstens 4 uur"),
        ("de", "1 von 10.000 Menschen", "1 von 10.000 Menschen"),
        ("nl", "1 op de 10 mensen", "1 op de 10 mensen"),
        ("en", "1 in 10 people", "1 in 10 people"),
        ("en", "You can say no. Nobody minds.", "You can say no. Nobody minds."),
        ("en", "damage, mgr, Maximilian", "damage, mgr, Maximilian"),
        ("de", "Straße\u00adnbahn", "Straßenbahn"),
        ("fr", "2–3 mg", "2–3 mg"),
    ],
)
def test_what_voices_stumble_over_is_written_out(page, language, text, said):
    assert page.evaluate(SAY, [language, text]) == said


def test_a_long_text_is_cut_at_its_sentences_and_loses_nothing(page):
    sentence = "You may feel far away from your body, and that passes within hours. "
    text = (sentence * 5).strip()
    pieces = page.evaluate(PIECES, text)
    assert pieces == [(sentence * 2).strip()] * 2 + [sentence.strip()]
    endless = ("word, " * 60 + "x" * 450).strip()
    pieces = page.evaluate(PIECES, endless)
    assert max(map(len, pieces)) <= 200
    assert "".join(pieces).replace(" ", "") == endless.replace(" ", "")
