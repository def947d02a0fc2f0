"""Small pages for the tests of the search."""

from content.documents import Document, SectionCopy
from content.search.building import build


def make_section(key="first", *, heading="", html="", kind="text", records=()):
    return SectionCopy(
        key=key,
        kind=kind,
        safety=False,
        language="nl",
        heading=heading or key.title(),
        html=html,
        records=tuple(records),
    )


def make_document(page_key="page", *sections, title="", summary="", language="nl"):
    return Document(
        page_key=page_key,
        language=language,
        title=title or page_key.title(),
        slug=page_key,
        summary=summary,
        sections=sections,
    )


FILLERS = [f"other-{number}" for number in range(5)]


def make_fillers():
    """Pages that no test looks for, so that a word is rare and a text of usual length."""
    html = f"<p>{'Lorem ipsum dolor sit amet. ' * 3}</p>"
    return [make_document(key, make_section(html=html)) for key in FILLERS]


def make_index(texts, *, language="nl", synonyms=()):
    """One page per text, by its key, and a few that are about something else."""
    texts = {**texts, **dict.fromkeys(FILLERS, "Lorem ipsum dolor sit amet. " * 3)}
    documents = [
        make_document(
            key,
            make_section(heading="Kop", html=f"<p>{text}</p>"),
            title="Titel",
            language=language,
        )
        for key, text in texts.items()
    ]
    return build(documents, language=language, synonyms=synonyms)
