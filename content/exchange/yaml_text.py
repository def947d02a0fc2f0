"""YAML as this site has it: plain values, and every mistake with its line. Pure."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from content.characters import normal


class YamlProblem(ValueError):
    """Text that is no YAML. line: counted from 1 within the text."""

    def __init__(self, *, line: int, reason: str) -> None:
        self.line = line
        self.reason = reason
        super().__init__(f"line {line}: {reason}")


class Entries(list[Any]):
    """A list that knows where it was written.

    lines: where each entry starts in the text, counted from 1.
    """

    lines: tuple[int, ...] = ()

    def located(self) -> Iterator[tuple[int, Any]]:
        """Each entry after its line."""
        return zip(self.lines, self, strict=True)


class _Loader(yaml.SafeLoader):
    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 (the library's signature)
        """A value that looks like a date or a number and is none has a place too."""
        try:
            return super().construct_object(node, deep)
        except (ValueError, LookupError, AttributeError) as error:
            raise yaml.constructor.ConstructorError(
                None, None, str(error), node.start_mark
            ) from error

    def construct_text(self, node: yaml.ScalarNode) -> str:
        """In its one usual form, as every text of the site is stored and compared."""
        return normal(str(self.construct_scalar(node)))

    def construct_entries(self, node: yaml.SequenceNode) -> Iterator[Entries]:
        """In two steps, as the library makes lists, which may hold themselves."""
        entries = Entries()
        yield entries
        entries.extend(self.construct_sequence(node))
        entries.lines = tuple(entry.start_mark.line + 1 for entry in node.value)


class _Dumper(yaml.SafeDumper):
    pass


_Loader.add_constructor("tag:yaml.org,2002:seq", _Loader.construct_entries)
_Loader.add_constructor("tag:yaml.org,2002:str", _Loader.construct_text)


def _lines(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _lines)
# To YAML, 16:30 is a number and 08:00 is none; in our files both are in quotes.
_Dumper.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^\d\d:\d\d$"), list("012")
)


def read(text: str) -> Any:
    """The document as plain values; its lists are Entries.

    Raises:
        YamlProblem: with the line of the mistake.
    """
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 (a SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise YamlProblem(line=line, reason=str(error.problem)) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlProblem(line=line, reason=error.reason) from error


def write(value: Any) -> str:
    """Plain values as text: fields keep their order, a text has the lines that it has."""
    text: str = yaml.dump(
        value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000
    )
    return normal(text)
