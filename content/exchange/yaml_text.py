"""YAML as this site reads it: plain values, and every mistake with its line. Pure."""

from typing import Any

import yaml


class YamlProblem(ValueError):
    """Text that is no YAML. line: counted from 1 within the text."""

    def __init__(self, *, line: int, reason: str) -> None:
        self.line = line
        self.reason = reason
        super().__init__(f"line {line}: {reason}")


class _Loader(yaml.SafeLoader):
    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002 (the library's signature)
        """A value that looks like a date or a number and is none has a place too."""
        try:
            return super().construct_object(node, deep)
        except (ValueError, LookupError, AttributeError) as error:
            raise yaml.constructor.ConstructorError(
                None, None, str(error), node.start_mark
            ) from error


def read(text: str) -> tuple[yaml.Node | None, Any]:
    """The document as nodes, which know their lines, and as plain values.

    Raises:
        YamlProblem: with the line of the mistake.
    """
    try:
        return yaml.compose(text, Loader=_Loader), yaml.load(text, Loader=_Loader)  # noqa: S506 (a SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise YamlProblem(line=line, reason=str(error.problem)) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise YamlProblem(line=line, reason=error.reason) from error
