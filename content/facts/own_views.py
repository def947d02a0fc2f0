"""What sections show of what a clinic says of its own: answers, programme, infusions."""

from collections.abc import Callable, Mapping

from content.documents import RecordCopy
from content.facts.answer_codes import Dose, Offer, Topic, in_words
from content.facts.clinic_own import Answer, Drug, Listed, Rhythm
from content.facts.fact_book import Clinic
from content.facts.filling import Filling
from content.facts.series import in_one_line, rhythm_words
from content.facts.text_copies import text_of, translation_of


def answers(page: Filling, *, topic: str) -> tuple[RecordCopy, ...]:
    """What the clinic, or every clinic, has answered to one of the site's lists."""
    return tuple(
        {
            **_clinic(clinic),
            "key": f"{clinic.key}-{answer.key}",
            **_about(answer, page, clinic),
            "answer": answer.answer,
            "answer_words": in_words(topic, answer.answer),
            "dose_words": str(Dose(answer.dose).label) if answer.dose else "",
            "remark": text_of(answer.remark, page, clinic=clinic, source=answer.source),
            **translation_of(answer, page, clinic=clinic.key),
        }
        for clinic in clinics_of(page)
        for answer in clinic.own.answers
        if answer.topic == topic
    )


def programme(page: Filling) -> tuple[RecordCopy, ...]:
    """What the clinic offers beside the infusions, then what it offers instead."""
    return tuple(
        {
            **_clinic(clinic),
            "key": f"{clinic.key}-{part.key}",
            "offer": part.offer,
            "offer_words": str(Offer(part.offer).label),
            "title": text_of(part.name, page, clinic=clinic, source=part.source),
            "text": text_of(part.text, page, clinic=clinic, source=part.source),
            **translation_of(part, page, clinic=clinic.key),
        }
        for clinic in clinics_of(page)
        for offer in Offer.values
        for part in clinic.own.programme
        if part.offer == offer
    )


def infusion(page: Filling) -> tuple[RecordCopy, ...]:
    """The infusions of a clinic: medicines, series, who watches, the room. A clinic that
    has said nothing of it is left out."""
    copies = (_infusion(clinic, page) for clinic in clinics_of(page))
    return tuple(copy for copy in copies if copy is not None)


def _infusion(clinic: Clinic, page: Filling) -> RecordCopy | None:
    own = clinic.own
    if not (own.mixture or own.series or clinic.monitoring or clinic.room):
        return None
    return {
        **_clinic(clinic),
        "key": clinic.key,
        "mixture": [_drug(drug, page, clinic) for drug in own.mixture],
        "series": [_rhythm(rhythm, page, clinic) for rhythm in own.series],
        "monitoring": text_of(
            clinic.monitoring, page, clinic=clinic, source=clinic.source
        ),
        "room": text_of(clinic.room, page, clinic=clinic, source=clinic.source),
        **translation_of(clinic, page, clinic=clinic.key),
    }


def compared(clinic: Clinic, page: Filling) -> RecordCopy:
    """Medicines and series of a clinic, to be compared; None where no clinic says any."""
    everybody = [one.own for one in page.book.clinics.values()]
    return {
        "mixture": [
            text_of(drug.name, page, clinic=clinic, source=drug.source)
            for drug in clinic.own.mixture
        ]
        if any(own.mixture for own in everybody)
        else None,
        "series": in_one_line(clinic.own.series, language=page.language)
        if any(own.series for own in everybody)
        else None,
    }


# --- Texts in the language of the page, or in that in which they were written ------------


def clinics_of(page: Filling) -> list[Clinic]:
    """The clinic that the page is about, or all of them."""
    if page.clinic:
        return [page.book.clinics[page.clinic]]
    return list(page.book.clinics.values())


def _clinic(clinic: Clinic) -> RecordCopy:
    return {"clinic": clinic.key, "clinic_name": clinic.name}


def _about(answer: Answer, page: Filling, clinic: Clinic) -> RecordCopy:
    """What an answer is about: the site's own name with its place, or the clinic's."""
    if answer.record is None:
        own = text_of(answer.name, page, clinic=clinic, source=answer.source)
        return {"page_key": "", "anchor": "", "title": own}
    return _listed(answer.record, page, clinic)


def _listed(record: Listed, page: Filling, clinic: Clinic) -> RecordCopy:
    return {
        "page_key": record.page,
        "anchor": record.anchor,
        "title": text_of(record.name, page, clinic=clinic, source=record.source),
    }


def _drug(drug: Drug, page: Filling, clinic: Clinic) -> RecordCopy:
    return {
        "title": text_of(drug.name, page, clinic=clinic, source=drug.source),
        "text": text_of(drug.purpose, page, clinic=clinic, source=drug.source),
        **translation_of(drug, page, clinic=clinic.key),
    }


def _rhythm(rhythm: Rhythm, page: Filling, clinic: Clinic) -> RecordCopy:
    return {
        "words": rhythm_words(rhythm, language=page.language),
        "text": text_of(rhythm.decision, page, clinic=clinic, source=rhythm.source),
        **translation_of(rhythm, page, clinic=clinic.key),
    }


def _answers(topic: str) -> Callable[[Filling], tuple[RecordCopy, ...]]:
    return lambda page: answers(page, topic=topic)


TOPICS = {
    "indications_here": Topic.INDICATION,
    "reasons_not_here": Topic.CONTRAINDICATION,
    "costs_here": Topic.COST,
    "side_effects_here": Topic.SIDE_EFFECT,
}
"""Kind of section → the list to which it shows the answers."""

VIEWS: Mapping[str, Callable[[Filling], tuple[RecordCopy, ...]]] = {
    **{kind: _answers(topic) for kind, topic in TOPICS.items()},
    "programme_here": programme,
    "infusion_here": infusion,
}
"""Kind of section → what it shows of what clinics say of their own."""
