"""Translators' files: what comes back is what was written, whatever tool had it."""

import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.book import FIGURES, Book, Part, PartKey
from content.exchange.catalogues import files
from content.exchange.catalogues.entries import Address, address_of
from content.exchange.catalogues.paragraphs import cut
from content.exchange.catalogues.taking import Taking, take
from content.exchange.problems import BrokenContent

SECTION = "section/costs/first"
GERMAN = PartKey(SECTION, "de")
SCHEMA = Path(
    "/usr/share/php/Symfony/Component/Translation/Resources/schemas/xliff-core-1.2-strict.xsd"
)
BODY = """Eten mag tot {{fasting_food}} vooraf [@R4].

- Bel [de kliniek](page:contact#phone) "meteen".
- Rijd niet & drink niet < 24 uur.

/// emergency | Bel 112
Bij **ademnood** 100 % zeker.
///"""
GERMAN_BODY = """Essen dürfen Sie bis {{fasting_food}} vorher [@R4].

- Rufen Sie [die Klinik](page:contact#phone) „sofort“ an.
- Fahren und trinken Sie < 24 Stunden nicht & nie.

/// emergency | Rufen Sie 112 an
Bei **Atemnot**, 100 % sicher.
///"""


def book_with(dutch, german=None, *, heading=("Kop", "Kopf"), against="today"):
    """A page with one section; against: the source that the German text says."""
    parts = {
        PartKey("page/costs", FIGURES): Part(values={"position": 1}),
        PartKey("page/costs", "nl"): Part(values={"title": "Kosten", "slug": "kosten"}),
        PartKey(SECTION, FIGURES): Part(values={"position": 1}),
        PartKey(SECTION, "nl"): Part(values={"heading": heading[0], "body": dutch}),
    }
    book = Book(parts)
    if german is not None:
        made = book.source_checksum(SECTION) if against == "today" else against
        words = {"heading": heading[1], "body": german}
        book = book.replaced({GERMAN: Part(values=words, made_against=made)})
    return book


def written(book, *, name="de.po", history=lambda *_: None):
    catalogue = files.catalogue_of(book, language="de", history=history)
    return files.written(catalogue, name=name)


def taken(content, book, *, name="de.po"):
    return take(files.read(content, name=name), book, name=name)


def edited(content, edit):
    """The file as somebody leaves it who changes its entries. edit: entries by address."""
    file = polib.pofile(content.decode())
    edit({entry.msgctxt: entry for entry in file})
    return str(file).encode()


def said(content, address, words):
    """The file with another translation in one place."""
    return edited(content, lambda entries: setattr(entries[address], "msgstr", words))


def demand(found, what):
    if not found:
        if os.environ.get("REQUIRE_CHECKERS") == "1":
            pytest.fail(f"REQUIRE_CHECKERS=1, but there is no {what}.")
        pytest.skip(f"There is no {what}.")


# --- Nothing is lost ---------------------------------------------------------------------

LINES = st.text(
    st.characters(codec="utf-8", categories=["L", "P", "S", "Zs"]), max_size=30
)
TEXTS = st.lists(
    st.one_of(
        LINES,
        st.sampled_from(["", "- punt", "- {{fact}} [@R4]", "## Kop", "| a | b |"]),
        st.sampled_from(["|---|---|", "/// emergency | Bel", "///", "[a](page:x)"]),
        st.sampled_from(
            ['"\\n" \\ %s {0} &amp;', "**vet**", "[x]{en} <b>", "a  ", "1. a"]
        ),
    ),
    max_size=8,
).map("\n".join)


@given(
    dutch=TEXTS, german=TEXTS, heading=LINES, name=st.sampled_from(["a.po", "a.xlf"])
)
@settings(max_examples=40, deadline=None)
def test_a_file_that_nobody_has_changed_changes_nothing(dutch, german, heading, name):
    book = book_with(dutch, german, heading=("Kop", heading))
    catalogue = files.catalogue_of(book, language="de", history=lambda *_: None)
    again = files.read(files.written(catalogue, name=name), name=name)
    kept = [
        (one.address, one.source, one.translation, one.base) for one in again.entries
    ]
    assert kept == [
        (one.address, one.source, one.translation, one.base)
        for one in catalogue.entries
    ]
    taking = take(again, book, name=name)
    assert taking == Taking(language="de")


@given(
    words=st.lists(
        st.text("abcäöüß „“&>'%", min_size=1).map(lambda one: f"x{one}x"),
        min_size=5,
        max_size=5,
    ),
    name=st.sampled_from(["a.po", "a.xlf"]),
    is_there=st.booleans(),
)
@settings(max_examples=20, deadline=None)
def test_what_is_translated_comes_back_paragraph_by_paragraph(words, name, is_there):
    plain = "Een.\n\n- twee\n- drie\n\n/// emergency | Vier\nVijf\n///"
    book = book_with(
        plain, plain.upper().replace("EMERGENCY", "emergency") if is_there else None
    )
    catalogue = files.catalogue_of(book, language="de", history=lambda *_: None)
    mine = {"heading": "Kopf", **{f"body {n + 1}": one for n, one in enumerate(words)}}
    entries = [
        replace(one, translation=mine.get(one.address.partition(" ")[2], "Titel"))
        for one in catalogue.entries
    ]
    content = files.written(replace(catalogue, entries=entries), name=name)
    taking = taken(content, book, name=name)
    assert not taking.problems
    text = taking.words[GERMAN]["body"]
    pieces = cut(text, is_markdown=True)
    if pieces.is_cut:
        assert [pieces[number] for number in pieces.spans] == words
    one, two, three, four, five = words
    assert text == f"{one}\n\n- {two}\n- {three}\n\n/// emergency | {four}\n{five}\n///"


def test_a_text_is_cut_into_paragraphs_items_and_titles():
    entries = files.catalogue_of(
        book_with(BODY, GERMAN_BODY), language="de", history=lambda *_: None
    ).entries
    assert {one.address: one.translation for one in entries}[f"{SECTION} body 4"] == (
        "Rufen Sie 112 an"
    )
    assert [one.address for one in entries][:2] == [
        "page/costs title",
        f"{SECTION} heading",
    ]
    assert len(entries) == 7
    assert all(address_of(one.address) for one in entries)
    assert address_of(f"{SECTION} body 2") == Address(SECTION, "body", 2)


def test_texts_that_are_built_differently_are_one_entry():
    entries = files.catalogue_of(
        book_with(BODY, "Alles anders."), language="de", history=lambda *_: None
    ).entries
    assert [one.source for one in entries if " body" in one.address] == [BODY]


# --- Tools of others ---------------------------------------------------------------------


def by_address(catalogue):
    return {one.address: replace(one, line=0) for one in catalogue.entries}


def assert_lossless(content, *, name):
    book = book_with(BODY, GERMAN_BODY)
    before = files.read(written(book, name=name), name=name)
    after = files.read(content, name=name)
    assert by_address(after) == by_address(before)
    assert (after.language, after.site) == (before.language, before.site)


def test_polib_loses_nothing(tmp_path):
    path = tmp_path / "de.po"
    path.write_bytes(written(book_with(BODY, GERMAN_BODY)))
    polib.pofile(str(path), wrapwidth=40).save()
    assert_lossless(path.read_bytes(), name="de.po")


@pytest.mark.parametrize(
    "options", [[], ["--sort-by-file"], ["--width=30"], ["--no-wrap"]]
)
def test_msgcat_loses_nothing(options):
    demand(shutil.which("msgcat"), "msgcat")
    done = subprocess.run(
        ["msgcat", *options, "-"],
        input=written(book_with(BODY, GERMAN_BODY)),
        capture_output=True,
        check=True,
    )
    assert_lossless(done.stdout, name="de.po")


def test_msgfmt_accepts_the_file():
    demand(shutil.which("msgfmt"), "msgfmt")
    for history in (lambda *_: None, lambda *_: {"heading": "Oud", "body": "Oud."}):
        content = written(book_with(BODY, GERMAN_BODY, against="old"), history=history)
        done = subprocess.run(
            ["msgfmt", "--check", "--output-file=/dev/null", "-"],
            input=content,
            capture_output=True,
        )
        assert done.returncode == 0, done.stderr


def test_i18nspector_finds_no_mistake(tmp_path):
    demand(shutil.which("i18nspector"), "i18nspector")
    path = tmp_path / "de.po"
    path.write_bytes(written(book_with(BODY, GERMAN_BODY)))
    said = subprocess.run(["i18nspector", path], capture_output=True, text=True).stdout
    assert [line for line in said.splitlines() if line.startswith("E:")] == []


def lxml():
    """Comes with the toolkit."""
    try:
        from lxml import etree
    except ImportError:
        demand(None, "lxml")
    return etree


def toolkit(module):
    try:
        return __import__(f"translate.storage.{module}", fromlist=["x"])
    except ImportError:
        demand(None, "translate-toolkit")


def test_the_toolkit_loses_nothing_of_a_po_file():
    store = toolkit("pypo").pofile.parsestring(written(book_with(BODY, GERMAN_BODY)))
    assert_lossless(bytes(store), name="de.po")


def test_the_toolkit_loses_nothing_of_an_xliff_file():
    content = written(book_with(BODY, GERMAN_BODY), name="de.xlf")
    store = toolkit("xliff").xlifffile.parsestring(content)
    assert_lossless(bytes(store), name="de.xlf")
    first = next(one for one in store.units if one.getid().endswith(" body 1"))
    first.target = "Essen bis {{fasting_food}} vorher [@R4]."
    taking = taken(bytes(store), book_with(BODY, GERMAN_BODY), name="de.xlf")
    assert taking.words[GERMAN]["body"].startswith("Essen bis {{fasting_food}} vorher")


def test_an_xliff_file_fits_its_schema():
    demand(SCHEMA.exists(), "schema of XLIFF 1.2 (Debian's php-symfony-translation)")
    etree = lxml()
    content = written(
        book_with(BODY, GERMAN_BODY, against="old"),
        name="de.xlf",
        history=lambda *_: {"heading": "Oud", "body": BODY.replace("meteen", "later")},
    )

    class Beside(etree.Resolver):
        """The schema names another one by its web address; it stands beside it."""

        def resolve(self, url, _id, context):
            return self.resolve_filename(str(SCHEMA.with_name(Path(url).name)), context)

    parser = etree.XMLParser()
    parser.resolvers.add(Beside())
    schema = etree.XMLSchema(etree.parse(str(SCHEMA), parser))
    schema.assertValid(etree.fromstring(content))


# --- What is fuzzy, and what moved ---------------------------------------------------------


def test_only_a_paragraph_whose_source_has_changed_is_fuzzy_with_its_earlier_source():
    earlier = {"heading": "Kop", "body": BODY.replace("meteen", "later")}
    content = written(
        book_with(BODY, GERMAN_BODY, against="old"), history=lambda *_: earlier
    )
    fuzzy = [one for one in polib.pofile(content.decode()) if one.fuzzy]
    assert [one.msgctxt for one in fuzzy] == [f"{SECTION} body 2"]
    assert fuzzy[0].previous_msgid == 'Bel [de kliniek](page:contact#phone) "later".'


@pytest.mark.parametrize("name", ["de.po", "de.xlf"])
def test_a_source_that_moved_since_is_listed_with_both_and_confirms_nothing(name):
    content = written(book_with("Een.\n\nTwee.", "Eins.\n\nZwei."), name=name)
    content = content.replace(b"Zwei.", "Zwölf.".encode())
    now = book_with("Een.\n\nTwaalf.", "Eins.\n\nZwei.", against="old")
    taking = taken(content, now, name=name)
    assert taking.words[GERMAN] == {"body": "Eins.\n\nZwölf."}
    assert GERMAN in taking.unsure
    [listed] = taking.moved
    assert (listed.source, listed.source_now) == ("Twee.", "Twaalf.")


def test_what_somebody_typed_meanwhile_stays_and_both_texts_are_listed():
    content = written(book_with("Een.\n\nTwee.", "Eins.\n\nZwei."))
    content = said(content, f"{SECTION} body 2", "Zwo.")
    now = book_with("Een.\n\nTwee.", "Erstens.\n\nZweitens.")
    taking = taken(content, now)
    assert not taking.words
    [listed] = taking.conflicts
    assert (listed.saved, listed.yours) == ("Zweitens.", "Zwo.")


def test_a_paragraph_that_only_others_changed_is_no_conflict():
    content = written(book_with("Een.\n\nTwee.", "Eins.\n\nZwei."))
    content = said(content, f"{SECTION} body 2", "Zwo.")
    taking = taken(content, book_with("Een.\n\nTwee.", "Erstens.\n\nZwei."))
    assert taking.words[GERMAN] == {"body": "Erstens.\n\nZwo."}
    assert not taking.conflicts


def test_a_file_without_its_marks_never_replaces_a_text_that_stands():
    def forget(entries):
        for entry in entries.values():
            entry.comment = ""
        entries[f"{SECTION} body"].msgstr = "Neu."

    content = edited(written(book_with("Een.", "Eins.")), lambda entries: None)
    content = content.replace(b"body 1", b"body")
    taking = taken(edited(content, forget), book_with("Een.", "Eins."))
    assert not taking.words
    assert len(taking.conflicts) == 1


def test_half_a_translation_of_a_new_text_is_left_out_and_says_what_lacks():
    content = written(book_with("Een.\n\nTwee."))
    content = said(content, f"{SECTION} body 1", "Eins.")
    taking = taken(content, book_with("Een.\n\nTwee."))
    assert "body" not in taking.words.get(GERMAN, {})
    assert [one.source for one in taking.lacking] == ["Twee."]


def test_a_text_whose_source_is_gone_is_listed_and_not_written():
    content = said(written(book_with("Een.", "Eins.")), f"{SECTION} body 1", "Neu.")
    taking = taken(content, book_with("", "Eins."))
    assert not taking.words
    assert [one.yours for one in taking.gone] == ["Neu."]


# --- What is refused -----------------------------------------------------------------------


def refusal(content, *, name="de.po", book=None):
    """Line and words of the first problem of a file."""
    try:
        taking = taken(content, book or book_with(BODY, GERMAN_BODY), name=name)
    except BrokenContent as error:
        problems = error.problems
    else:
        problems = taking.problems
    return problems[0].line, problems[0].message


@pytest.mark.parametrize(
    ("address", "words", "why"),
    [
        ("body 1", "Essen bis vorher [@R4].", "{{fasting_food}} is missing"),
        ("body 1", "Essen bis {{fasting_food}}.", "[@R4] is missing"),
        (
            "body 2",
            "[die Klinik](page:kontakt#phone)",
            "](page:contact#phone) is missing",
        ),
        ("body 3", "Nie {{driving}} fahren.", "{{driving}} stands in this translation"),
        ("body 3", "Fahren\n\nund trinken", "breaks the text apart"),
        ("body 1", "- {{fasting_food}} [@R4]", "breaks the text apart"),
        ("body 3", "Ab 4 \\> 6 nicht", "“\\>”"),
        ("body 3", "Nie <b>fahren</b>", "“<b>”"),
        ("heading", "Zwei\nZeilen", "on one line"),
        ("heading", "x" * 1000, "has 1000 characters"),
        ("heading", "a\u200bb", "cannot be seen or shown"),
    ],
)
def test_a_translation_that_does_not_fit_is_refused_with_its_line(address, words, why):
    content = said(written(book_with(BODY, GERMAN_BODY)), f"{SECTION} {address}", words)
    line, message = refusal(content)
    assert why in message
    assert f'msgctxt "{SECTION} {address}"' in "\n".join(
        content.decode().splitlines()[line - 1 : line + 4]
    )


def test_another_form_of_a_fact_and_another_order_fit():
    words = "[@R4]: bis {{fasting_food:dative}} vorher dürfen Sie essen"
    content = said(written(book_with(BODY, GERMAN_BODY)), f"{SECTION} body 1", words)
    taking = taken(content, book_with(BODY, GERMAN_BODY))
    assert not taking.problems
    assert taking.count == 1


@pytest.mark.parametrize("name", ["de.po", "de.xlf"])
def test_a_file_in_another_encoding_is_refused_with_its_line(name):
    content = written(book_with("Een.", "Bär."), name=name)
    line, message = refusal(content.replace("Bär".encode(), b"B\xe4r"), name=name)
    assert "UTF-8" in message
    assert b"B\xc3\xa4r" in content.splitlines()[line - 1]


@pytest.mark.parametrize("name", ["de.po", "de.xlf"])
@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        (b"body 1", b"bodies 1", "is no place of this site"),
        (b"body 2", b"body 1", "stands in the file twice"),
    ],
)
def test_a_file_whose_addresses_are_broken_is_refused(name, old, new, why):
    content = written(book_with(BODY, GERMAN_BODY), name=name)
    line, message = refusal(content.replace(old, new), name=name)
    assert why in message
    assert line > 1


@pytest.mark.parametrize("name", ["de.po", "de.xlf"])
def test_a_damaged_file_is_refused(name):
    content = written(book_with(BODY, GERMAN_BODY), name=name)
    cut_off = content[: content.index(b"Atemnot")]
    line, message = refusal(cut_off, name=name)
    assert "damaged" in message
    assert line == cut_off.count(b"\n") + 1


@pytest.mark.parametrize("name", ["de.po", "de.xlf"])
def test_a_file_of_another_site_or_for_an_unknown_language_is_refused(name, settings):
    content = written(book_with(BODY, GERMAN_BODY), name=name)
    swedish = content.replace(b"Language: de", b"Language: sv")
    swedish = swedish.replace(b'target-language="de"', b'target-language="sv"')
    assert "for the language “sv”" in refusal(swedish, name=name)[1]
    settings.SITE_ADDRESS = "https://other.example"
    assert "of another site" in refusal(content, name=name)[1]


def test_an_xliff_file_with_a_document_type_is_refused():
    content = written(book_with(BODY, GERMAN_BODY), name="de.xlf")
    bomb = content.replace(b"<xliff", b'<!DOCTYPE x [<!ENTITY a "b">]>\n<xliff', 1)
    line, message = refusal(bomb, name="de.xlf")
    assert "DOCTYPE" in message
    assert line == 2


def test_what_segmenting_tools_add_is_read_once():
    content = written(book_with("Een.", "Eins."), name="de.xlf")
    segments = b'</source><seg-source><mrk mtype="seg" mid="1">Een.</mrk></seg-source>'
    content = content.replace(b"Een.</source>", b"Een." + segments, 1)
    content = content.replace(b"Eins.", b'<mrk mtype="seg" mid="1">Eins!</mrk>')
    taking = taken(content, book_with("Een.", "Eins."), name="de.xlf")
    assert taking.words[GERMAN] == {"body": "Eins!"}
