"""Every check of the gate, once: the panel, `docs/gate.md` and the tests follow from here.

row: of the table in the docs that a check keeps. A level is what the check asks for when
the chosen changes bring what it finds.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.gate import claims, debris, numbers, shape, style
from content.gate.findings import Hit, Level
from content.gate.phrases import Lexicons
from content.gate.reading import Reading

OfText = Callable[[Reading, Lexicons], Iterator[Hit]]


@dataclass(frozen=True, kw_only=True)
class Check:
    """One check.

    says: what is wrong, for staff. mend: what to do. of_text: finds it in one text; None
    for a check that needs the whole book (`content/publishing/gate.py`). lexicons: those
    that it asks.
    """

    code: str
    row: str
    level: Level
    says: str | Promise
    mend: str | Promise
    of_text: OfText | None = None
    lexicons: tuple[str, ...] = ()


BLOCK, WARN, HINT = Level

_ALL = (
    Check(
        code="placeholder",
        row="W2",
        level=BLOCK,
        says=_("These words hold the place of others that are still to come."),
        mend=_("Write the words that readers need, or take the sentence out."),
        of_text=debris.placeholders,
        lexicons=("placeholder",),
    ),
    Check(
        code="promise",
        row="L1",
        level=WARN,
        says=_("This promises more than studies show, or sounds like advertising."),
        mend=_(
            "Say what was found, in whom and how sure it is: “may”, “in some people”."
        ),
        of_text=claims.promises,
        lexicons=("promise", "everyday"),
    ),
    Check(
        code="superlative",
        row="L1",
        level=WARN,
        says=_("This praises the treatment, a medicine or a clinic above others."),
        mend=_("Leave the praise out, or name the study that compared the two."),
        of_text=claims.superlatives,
        lexicons=("superlative", "comparative", "subject", "everyday"),
    ),
    Check(
        code="harmless",
        row="L1",
        level=WARN,
        says=_("This sounds as if the treatment could harm nobody."),
        mend=_("Say which side effects there are, and how often they were counted."),
        of_text=claims.harmless,
        lexicons=("harmless", "everyday"),
    ),
    Check(
        code="brand",
        row="L1",
        level=WARN,
        says=_("This is the name of a product."),
        mend=_("Write the name of the substance: ketamine or esketamine."),
        of_text=claims.brands,
        lexicons=("brand",),
    ),
    Check(
        code="story",
        row="L1",
        level=WARN,
        says=_("This tells what a patient experienced, as advertising does."),
        mend=_(
            "Leave the story out. What studies found may stand here, with its source."
        ),
        of_text=claims.stories,
        lexicons=("story", "report", "first_name", "everyday"),
    ),
    Check(
        code="off-topic",
        row="L2",
        level=WARN,
        says=_("This offers the treatment for an illness that this site is not about."),
        mend=_("Leave it out, or say clearly that it is not treated here."),
        of_text=claims.off_topic,
        lexicons=("off_topic", "treats", "warns", "other_product"),
    ),
    Check(
        code="off-label",
        row="L3",
        level=WARN,
        says=_(
            "This page says for which pain the treatment is given, and not that it is "
            "not licensed for it."
        ),
        mend=_("Add the sentence, or a link to the page that explains “off-label”."),
    ),
    Check(
        code="unsourced",
        row="S4",
        level=WARN,
        says=_("This figure names no source."),
        mend=_(
            "Name the study behind it: [@R4]. Say of how many people, of which group, "
            "and when it was measured."
        ),
        of_text=numbers.unsourced,
    ),
    Check(
        code="frequency",
        row="S5",
        level=WARN,
        says=_("Readers take this word for a very different number."),
        mend=_("Write how many of how many people, such as “3 of 10 people”."),
        of_text=numbers.words_alone,
        lexicons=("frequency", "effect", "everyday"),
    ),
    Check(
        code="mixed-numbers",
        row="S6",
        level=WARN,
        says=_("This paragraph counts in two ways: by percentages, and by “3 of 10”."),
        mend=_("Count in one way. “3 of 10” is understood best."),
        of_text=numbers.mixed,
    ),
    Check(
        code="typed-fact",
        row="S8",
        level=WARN,
        says=_("A number that the site keeps as a fact is typed by hand here."),
        mend=_("Put the fact in its place, so that it changes everywhere at once."),
    ),
    Check(
        code="no-duration",
        row="S3",
        level=WARN,
        says=_("This side effect does not say how long it lasts, or what to do."),
        mend=_("Fill in how long it lasts and what to do, or that it is not known."),
    ),
    Check(
        code="missing-sections",
        row="S1",
        level=WARN,
        says=_("A section that readers need to decide goes from this page."),
        mend=_("Keep it, or say which other section tells it now."),
    ),
    Check(
        code="old-sources",
        row="E1",
        level=WARN,
        says=_("All sources of this page are more than ten years old."),
        mend=_("Look for a newer study or review, or say why the old ones still hold."),
    ),
    Check(
        code="says-otherwise",
        row="T1",
        level=WARN,
        says=_("The translation does not say what its source says."),
        mend=_("Compare the two sentences, and mend the one that is wrong."),
    ),
    Check(
        code="unanswered",
        row="T1",
        level=WARN,
        says=_(
            "The source of this safety text has another draft, and nobody has said "
            "which of the two this translation says."
        ),
        mend=_(
            "If it says the draft, answer “My text now says this” at Translations. If it "
            "says what is public, write that here."
        ),
    ),
    Check(
        code="changed-alone",
        row="T1",
        level=WARN,
        says=_("The translation was changed, its source was not."),
        mend=_("Compare the two sentences, and mend the one that is wrong."),
    ),
    Check(
        code="identical",
        row="T2",
        level=WARN,
        says=_("This translation has the very words of the source."),
        mend=_("Translate it, or leave it empty: readers then see the source, marked."),
    ),
    Check(
        code="jargon",
        row="R3",
        level=WARN,
        says=_("A medical word that nothing here explains."),
        mend=_("Write the plain word, or put it into brackets behind it."),
        of_text=style.jargon,
        lexicons=("jargon",),
    ),
    Check(
        code="vague-link",
        row="A1",
        level=WARN,
        says=_("These words do not say where the link leads."),
        mend=_("Name what is there: “who pays what”."),
        of_text=shape.vague_links,
        lexicons=("link_text",),
    ),
    Check(
        code="bare-address",
        row="A1",
        level=WARN,
        says=_("A web address that voices read out sign by sign."),
        mend=_("Make words of it that name the place: [the hospital](https://…)."),
        of_text=shape.bare_addresses,
    ),
    Check(
        code="skipped-level",
        row="A1",
        level=WARN,
        says=_("This heading skips a level."),
        mend=_("Take one # away, so that it is one level below the heading before."),
        of_text=shape.skipped_levels,
    ),
    Check(
        code="headless-table",
        row="A1",
        level=WARN,
        says=_("A column of this table has no heading."),
        mend=_("Write in the first row what each column says."),
        of_text=shape.headless_tables,
    ),
    Check(
        code="no-alt",
        row="A1",
        level=WARN,
        says=_("Nothing tells blind readers what this picture shows."),
        mend=_("Fill in what can be seen on it."),
    ),
    Check(
        code="debris",
        row="W2",
        level=WARN,
        says=_("Another program left this behind: it is no part of your text."),
        mend=_("Delete it."),
        of_text=debris.left_behind,
        lexicons=("debris", "leftover"),
    ),
    Check(
        code="easy-language",
        row="R5",
        level=WARN,
        says=_("This label is for texts that readers with difficulties have tested."),
        mend=_("Leave the label out, or say who tested the text, and when."),
        of_text=style.easy_language,
        lexicons=("easy_language",),
    ),
    Check(
        code="may-say-otherwise",
        row="T1",
        level=HINT,
        says=_("This translation may not say what its source says."),
        mend=_("Compare the two sentences."),
    ),
    Check(
        code="changed-alone-hint",
        row="T1",
        level=HINT,
        says=_("The translation was changed, its source was not."),
        mend=_("Compare the two sentences."),
    ),
    Check(
        code="said-twice",
        row="R1",
        level=HINT,
        says=_("The page of this clinic says the same sentence twice."),
        mend=_("Take it out in one place."),
    ),
    Check(
        code="blocks-differ",
        row="T2",
        level=HINT,
        says=_("This translation has not as many paragraphs and items as its source."),
        mend=_("Compare the two: something may be missing."),
    ),
    Check(
        code="abbreviation",
        row="R3",
        level=HINT,
        says=_("An abbreviation that nothing here spells out."),
        mend=_("Write the words, with the short form in brackets behind them."),
        of_text=style.abbreviations,
        lexicons=("known_abbreviation",),
    ),
    Check(
        code="long-sentence",
        row="R1",
        level=HINT,
        says=_("A long sentence: more than 20 words."),
        mend=_("Make two of it."),
        of_text=style.long_sentences,
    ),
    Check(
        code="long-paragraph",
        row="R1",
        level=HINT,
        says=_("A long paragraph: more than three sentences."),
        mend=_("Begin a new one, or make a list."),
        of_text=style.long_paragraphs,
    ),
    Check(
        code="nested-brackets",
        row="R1",
        level=HINT,
        says=_("Brackets within brackets."),
        mend=_("Make a sentence of what stands in them."),
        of_text=style.nested_brackets,
    ),
    Check(
        code="passive",
        row="R1",
        level=HINT,
        says=_("Many sentences do not say who does something."),
        mend=_("Say who does it: “the nurse measures”."),
        of_text=style.passive,
    ),
    Check(
        code="hard",
        row="R2",
        level=HINT,
        says=_("The formula calls this text hard. This is its hardest sentence."),
        mend=_("Use shorter words and sentences."),
        of_text=style.hard_to_read,
    ),
    Check(
        code="mixed-address",
        row="R4",
        level=HINT,
        says=_("The reader is addressed in two ways here: formally and by first name."),
        mend=_("Keep to the formal way."),
        of_text=style.mixed_address,
    ),
    Check(
        code="dashed-range",
        row="R4",
        level=HINT,
        says=_("Voices do not read this dash as “to”."),
        mend=_("Write the word: “2 to 3 weeks”."),
        of_text=style.dashed_ranges,
    ),
    Check(
        code="other-language",
        row="A2",
        level=HINT,
        says=_("This seems to be in another language."),
        mend=_("Translate it, or mark the words with their language: [words]{en}."),
        of_text=shape.other_language,
    ),
)

CHECKS: dict[str, Check] = {check.code: check for check in _ALL}
"""Every check by its code, the gravest first."""
