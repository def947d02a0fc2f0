"""Large print: any page in large type, in one column, for paper and tired eyes."""

from dataclasses import dataclass

from django.http import QueryDict

_NAME, _LARGE = "print", "large"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """How a page is set. other_url: leads to the same page set the other way."""

    is_large: bool
    other_url: str


def paper_of(path: str, query: QueryDict) -> Paper:
    """What an address asks for: `?print=large`, or else the usual."""
    is_large = query.get(_NAME) == _LARGE
    other = query.copy()
    other.pop(_NAME, None)
    if not is_large:
        other[_NAME] = _LARGE
    mark = "?" if other else ""
    return Paper(is_large=is_large, other_url=f"{path}{mark}{other.urlencode()}")
