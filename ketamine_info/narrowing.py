"""A style sheet without the rules that a kind of page has no use for.

Pure. Reads style sheets of ours as `stylesheets.small` leaves them: without comments.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from string import ascii_letters

Knows = Callable[[str], bool]
"""Whether the sheet is to hold rules for a class."""

Rule = tuple[str, str | None]
"""The head of a rule and its body; None for a statement that has none."""

_CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
_PROPERTY = re.compile(r"(?<![\w-])--[a-z][\w-]*")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_LATER = "@layer reading"
"""Rules for what a script does, which brings them along."""

_NAMED_PAGE = re.compile(r"@page ([a-z][\w-]*)")
_TOGETHER = ("@media (forced-colors:active)", "@media print")
_GROUPS = ("@layer ", "@media ", "@supports ")
_CHOICE = re.compile(r":(is|where|has|not)\(")


def classes(sheet: str) -> set[str]:
    """Those that a style sheet, or a selector, names."""
    return {*_CLASS.findall(_QUOTED.sub("", sheet))}


def narrowed(sheet: str, knows: Knows) -> str:
    """As `_narrowed`, with short names for its properties.

    They are a tenth of the sheet, and nobody reads them there.
    """
    return _renamed(_narrowed(sheet, knows), whole=sheet)


def brought(sheet: str) -> str:
    """The rules of a sheet that a script brings along to each that was narrowed from it."""
    later = (body or "" for head, body in _rules(sheet) if head == _LATER)
    return _renamed(f"{_LATER}{{{''.join(later)}}}", whole=sheet)


def _renamed(rules: str, *, whole: str) -> str:
    """The properties of our own have the shorter names the more often they are named in
    the whole sheet."""
    often = Counter(_PROPERTY.findall(whole)).most_common()
    short = {name: f"--{_letters(place)}" for place, (name, _) in enumerate(often)}
    return _PROPERTY.sub(lambda found: short[found[0]], rules)


def _letters(place: int) -> str:
    above, here = divmod(place, len(ascii_letters))
    return (_letters(above - 1) if above else "") + ascii_letters[here]


def _narrowed(sheet: str, knows: Knows) -> str:
    """Without rules, and parts of selectors, that name a class which it does not know.

    Rules for print stand together at the end of their layer, and so do those for forced
    colours.
    """
    found: list[str] = []
    last = dict.fromkeys(_TOGETHER, "")
    for head, body in _joined(_rules(sheet)):
        if body is None:
            found.append(f"{head};")
            continue
        if head == _LATER or (named := _NAMED_PAGE.match(head)) and not knows(named[1]):
            continue
        if head.startswith(_GROUPS):
            body = _narrowed(body, knows)
        elif not head.startswith("@"):
            head = _selectors(head, knows)
        if not head or not body:
            continue
        if head in last:
            last[head] += body
        else:
            found.append(f"{head}{{{body}}}")
    found += (f"{head}{{{body}}}" for head, body in last.items() if body)
    return "".join(found)


def _joined(rules: Iterator[Rule]) -> Iterator[Rule]:
    """Layers that follow each other under one name as one."""
    for head, group in groupby(rules, key=itemgetter(0)):
        bodies = [body for _head, body in group]
        if head.startswith("@layer ") and None not in bodies:
            yield head, "".join(map(str, bodies))
        else:
            yield from ((head, body) for body in bodies)


def _rules(sheet: str) -> Iterator[Rule]:
    """The head and the body of each rule at the top; no body for a statement."""
    start, depth, opened = 0, 0, 0
    for sign in re.finditer(r""""[^"]*"|'[^']*'|[{};]""", sheet):
        if sign[0] == "{":
            if depth == 0:
                opened = sign.end()
            depth += 1
        elif sign[0] == "}":
            depth -= 1
            if depth == 0:
                yield (
                    sheet[start : opened - 1].strip(),
                    sheet[opened : sign.start()].strip(),
                )
                start = sign.end()
        elif sign[0] == ";" and depth == 0:
            yield sheet[start : sign.start()].strip(), None
            start = sign.end()


def _selectors(listed: str, knows: Knows) -> str:
    """Those of a list that may match something; "" where none does."""
    kept = (_selector(one, knows) for one in _listed(listed))
    return ",".join(one for one in kept if one).replace(" + ", "+")


def _selector(selector: str, knows: Knows) -> str:
    found, at = "", 0
    while choice := _CHOICE.search(selector, at):
        end = _closing(selector, choice.end())
        inner = selector[choice.end() : end]
        if choice[1] != "not":
            inner = _selectors(inner, knows)
            if not inner:
                return ""
        if not _all_known(selector[at : choice.start()], knows):
            return ""
        found += f"{selector[at : choice.end()]}{inner})"
        at = end + 1
    rest = selector[at:]
    return found + rest if _all_known(rest, knows) else ""


def _all_known(selector: str, knows: Knows) -> bool:
    return all(map(knows, classes(selector)))


def _listed(selectors: str) -> Iterator[str]:
    """Split at the commas that stand in no brackets."""
    start = depth = 0
    for sign in re.finditer(r""""[^"]*"|[(),]""", selectors):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if sign[0] == "," and depth == 0:
            yield selectors[start : sign.start()].strip()
            start = sign.end()
    yield selectors[start:].strip()


def _closing(text: str, at: int) -> int:
    """Where the bracket ends that was opened before `at`."""
    depth = 1
    for sign in re.finditer(r"[()]", text[at:]):
        depth += 1 if sign[0] == "(" else -1
        if depth == 0:
            return at + sign.start()
    raise ValueError(f"A bracket is not closed: {text}")
