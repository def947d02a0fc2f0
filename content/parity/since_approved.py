"""What was changed in one language alone since people approved a text and its translation.

Each language is compared with itself there, so that no list of words has to match
another: a sentence of the translation beside the same one as approved, while its source
stands; a sentence of the source, while its translation stands.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from content.parity.across import Statement, difference
from content.parity.beside import Beside, beside
from content.parity.difference import Difference, Key, Pair
from content.parity.edits import Edit, edits
from content.parity.meaning import Meaning
from content.parity.rewritten import between, meant
from content.parity.sentences import Sentence
from content.parity.slips import IsWord, no_word

FEWEST = 3
"""Changed sentences from which on a text can count as translated anew."""


def since_approved(
    pair: Pair,
    approved: Pair,
    *,
    told: Sequence[Difference],
    mended: set[Key],
    is_word: IsWord,
) -> Iterator[Difference]:
    """With what was changed in one of the two languages alone, or in each another way.

    told: what is known to differ; it is said once. mended: what differed and no longer
    does.
    """
    source = beside(
        approved.source, pair.source, language=pair.source_language, is_word=no_word
    )
    translation = beside(
        approved.translation, pair.translation, language=pair.language, is_word=is_word
    )
    theirs, ours = edits(source, translation), edits(translation, source)
    is_anew = _is_anew(ours.alone, translation)
    blocks = {} if is_anew else _blocks(told, ours.alone)
    yield from (one for one in told if one.kind != "shape" or _how(one) not in blocks)
    if is_anew:
        yield Difference(kind="alone", what="anew", surplus=1)
    else:
        for one in ours.alone:
            yield from _of_translation(
                one, pair.language, told=told, mended=mended, blocks=blocks
            )
    for one in theirs.alone:
        if one.how == "rewritten":
            yield from _of_source(one, pair.source_language, told=told)
    yield from _of_both(theirs.with_other, ours.with_other, pair)


def _blocks(told: Sequence[Difference], alone: Sequence[Edit]) -> dict[str, str]:
    """Which block is told to be lost, or to be added, where its words are known."""
    known = {one.how for one in alone}
    shapes = sorted(
        (one for one in told if one.kind == "shape" and _how(one) in known),
        key=lambda one: abs(one.surplus),
    )
    return {_how(one): one.what for one in shapes}


def _how(one: Difference) -> str:
    return "lost" if one.is_lacking else "added"


def _is_anew(alone: Sequence[Edit], text: Beside) -> bool:
    changed = sum(one.length for one in alone)
    return changed >= FEWEST and 2 * changed > max(len(text.old), len(text.new))


def _of_translation(
    edit: Edit,
    language: str,
    *,
    told: Sequence[Difference],
    mended: set[Key],
    blocks: Mapping[str, str],
) -> Iterator[Difference]:
    """A sentence of the translation was changed, and that of the source was not."""
    at = Statement(_text(edit.beside), _text(edit.now or edit.then), edit.line)
    if edit.how != "rewritten":
        block = blocks.get(edit.how)
        sign = -1 if edit.how == "added" else 1
        yield difference("shape" if block else "alone", block or edit.how, sign, at)
        return
    found = between(edit.then, edit.now, language=language)
    if found and {*found} <= mended:
        return
    for (kind, what), surplus in _gravest(found).items():
        if not _is_told((kind, what), at, told):
            yield difference(kind, what, surplus, at)
    if not found:
        yield difference("alone", "rewritten", 1, at)


def _gravest(found: Counter[Key]) -> Counter[Key]:
    """Without the words that may turn advice around where something surer is known."""
    surer = Counter({key: n for key, n in found.items() if key[0] != "opposite"})
    return surer or found


def _of_source(
    edit: Edit, language: str, *, told: Sequence[Difference]
) -> Iterator[Difference]:
    """A sentence of the source says something else, and its translation stands."""
    line = edit.beside[0].line if edit.beside else 1
    at = Statement(_text(edit.now), _text(edit.beside), line)
    found = _gravest(between(edit.then, edit.now, language=language))
    for (kind, what), surplus in found.items():
        if kind in ("meaning", "opposite") and not _is_told((kind, what), at, told):
            yield difference(kind, what, -surplus, at)


def _of_both(
    theirs: Sequence[Edit], ours: Sequence[Edit], pair: Pair
) -> Iterator[Difference]:
    """Sentences that were changed in both languages: each has to have gained and lost as
    many words that deny, oblige and allow."""
    theirs, ours = (
        [one for one in some if one.how == "rewritten"] for some in (theirs, ours)
    )
    if not (theirs and ours):
        return
    gained: Counter[Meaning] = Counter()
    for some, language, sign in (
        (theirs, pair.source_language, 1),
        (ours, pair.language, -1),
    ):
        for one in some:
            for text, way in ((one.now, sign), (one.then, -sign)):
                for what, number in meant(text, language=language).items():
                    gained[what] += way * number
    at = Statement(
        " ".join(_text(one.now) for one in theirs),
        " ".join(_text(one.now) for one in ours),
        ours[0].line,
    )
    for what, surplus in gained.items():
        if surplus:
            yield difference("meaning", what, surplus, at)


def _text(sentences: Sequence[Sentence]) -> str:
    return " ".join(one.text for one in sentences)


def _is_told(key: Key, at: Statement, told: Sequence[Difference]) -> bool:
    return any(
        key == (one.kind, one.what)
        and (one.line == 0 or at.translation in one.translation)
        for one in told
    )
