"""Words back to values: the other direction of `content.facts.words`."""

import re
from decimal import Decimal

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import override

from content.facts import phones
from content.facts.book import Fact, Value
from content.facts.codes import Unit
from content.facts.words import range_words, value_words


def parse(text: str, *, fact: Fact, language: str, region: str = "") -> Value:
    """The value that `value_words` writes as this text, in full.

    Spaces may be plain ones; thousands need no separator. region: the country of a
    phone number that stands without its country code ("0800 0113"), "" for none.

    Raises:
        ValueError: with a sentence, for any other text.
    """
    said = _with_plain_spaces(text)
    if fact.unit == Unit.PHONE:
        return Value(phone=phones.normalise(said, region=region))
    if fact.unit == Unit.CHOICE:
        value = _option(said, fact=fact, language=language)
    else:
        value = _number(said, fact=fact, language=language)
    if value is None:
        raise ValueError(
            _("“%(text)s” is not a value of the fact “%(key)s”.")
            % {"text": text, "key": fact.key}
        )
    return value


def _with_plain_spaces(text: str) -> str:
    return " ".join(text.split())


def _option(said: str, *, fact: Fact, language: str) -> Value | None:
    for option, texts in fact.options.items():
        if said and said == _with_plain_spaces(texts.get(language, "")):
            return Value(option=option)
    return None


def _number(said: str, *, fact: Fact, language: str) -> Value | None:
    """Read the numbers; what stands after them must be what belongs to them."""
    with override(language):
        decimal = formats.get_format("DECIMAL_SEPARATOR")
        thousand = formats.get_format("THOUSAND_SEPARATOR")
        between = re.escape(range_words("", ""))
    whole = rf"[0-9]{{1,3}}(?:{re.escape(thousand)}[0-9]{{3}})+|[0-9]+"
    figure = rf"(?:{whole})(?:{re.escape(decimal)}[0-9]+)?"
    pattern = re.compile(rf"({figure})(?:{between}({figure}))?(.*)")

    match = pattern.fullmatch(said)
    if match is None:
        return None
    low, *high = [
        Decimal(number.replace(thousand, "").replace(decimal, "."))
        for number in match.group(1, 2)
        if number
    ]
    value = Value(low=low, high=high[0] if high else None)
    written = _with_plain_spaces(value_words(value, fact=fact, language=language))
    is_ordered = value.high is None or low < value.high
    return value if is_ordered and pattern.sub(r"\3", written) == match[3] else None
