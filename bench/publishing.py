"""What the road costs: `python -m bench.publishing [COPIES]`, run by hand.

Loads the starter into a database of its own, with every page copied COPIES times
(55 copies make about 3,000 pages and languages), and prints seconds for: the draft book
and the list of changes (cold, then warm), one changed sentence from the request to the
public page, a fact that every page states, and how much of that is spent under the lock.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDER = tempfile.mkdtemp()
os.environ.update(
    DJANGO_SETTINGS_MODULE="ketamine_info.settings",
    SECRET_KEY=os.environ.get("SECRET_KEY", "bench" * 12),
    ALLOWED_HOSTS="127.0.0.1",
    DEBUG="0",
    HTTPS="0",
    DATABASE_URL=os.environ.get("BENCH_DATABASE_URL", f"sqlite:///{FOLDER}/bench.db"),
)

import django  # noqa: E402

from ketamine_info.catalogues import compile_all  # noqa: E402

compile_all()
django.setup()

from django.contrib.auth.models import Group, User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402

from content.book import changes  # noqa: E402
from content.drafts.facts import FactValue  # noqa: E402
from content.drafts.pages import Menu, Page, Section  # noqa: E402
from content.drafts.reading import draft_book, draft_parts  # noqa: E402
from content.drafts.translations import TranslationState  # noqa: E402
from content.editions import lock  # noqa: E402
from content.editions.reading import published_book  # noqa: E402
from content.exchange.loading import load  # noqa: E402
from content.languages import LANGUAGES, column  # noqa: E402
from content.publishing import actions, four_eyes, starter  # noqa: E402
from content.roles import EDITOR, MEDICAL_REVIEWER  # noqa: E402

STARTER = Path(__file__).resolve().parent.parent / "content" / "starter"


@contextmanager
def timed(what: str) -> Iterator[None]:
    start, worked = time.perf_counter(), time.process_time()
    yield
    print(
        f"{what:<58} {time.perf_counter() - start:8.3f} s "
        f"({time.process_time() - worked:.3f} s of work)",
        flush=True,
    )


@transaction.atomic
def multiply(copies: int) -> None:
    """Every page again and again, under other keys and addresses; in no menu, because
    no site has a thousand pages in a menu that stands on each."""
    states = list(TranslationState.objects.all())
    for number in range(2, copies + 1):
        for page in Page.objects.filter(key__regex="^[a-z-]+$").exclude(key="home"):
            if page.key.startswith("clinic-"):
                continue
            sections = list(page.sections.all())
            old = page.key
            page.pk, page.key, page.menu = None, f"{old}-{number}", Menu.NONE
            for code in LANGUAGES:
                name = column("slug", code)
                setattr(page, name, f"{getattr(page, name)}-{number}")
            page.save()
            for section in sections:
                section.pk, section.page = None, page
            Section.objects.bulk_create(sections)
            TranslationState.objects.bulk_create(
                TranslationState(
                    entry=one.entry.replace(f"/{old}", f"/{page.key}", 1),
                    language=one.language,
                    made_against=one.made_against,
                )
                for one in states
                if one.entry == f"page/{old}" or one.entry.startswith(f"section/{old}/")
            )


def make_user(name: str, role: str) -> User:
    user = User.objects.create_user(name)
    user.groups.add(Group.objects.get(name=role))
    four_eyes.say_languages(user, LANGUAGES)
    return user


def publish(author: User, approver: User, what: str) -> None:
    held: list[float] = []
    hold = lock.hold

    def noted() -> None:
        hold()
        held.append(time.perf_counter())

    lock.hold = noted
    with timed(f"{what}: request"):
        keys = list(changes(published_book(), draft_book()))
        review = actions.request_review(chosen=keys, by=author, now=timezone.now())
    with timed(f"{what}: what the reviewer sees"):
        plan = actions.plan_of(review)
    with timed(f"{what}: approve, until it is public ({len(plan.issues)} pages)"):
        actions.approve(
            review=review, by=approver, now=timezone.now(), result=plan.result
        )
    print(f"{'   of that under the lock':<58} {time.perf_counter() - held[-1]:8.3f} s")
    lock.hold = hold


def main(copies: int) -> None:
    call_command("migrate", verbosity=0)
    load(STARTER, now=timezone.now())
    if copies > 1:
        multiply(copies)
        with timed("publish all of it as example content"):
            starter.publish_starter(now=timezone.now())
    print(f"{Page.objects.count() * 3} pages and languages")
    author, approver = make_user("nurse", EDITOR), make_user("doctor", MEDICAL_REVIEWER)
    with timed("draft book, warm"):
        draft_book()
    section = Section.objects.filter(page__key="costs").first()
    section.body_nl += "\n\nEen zin erbij."
    with timed("save a section, and note what differs"):
        before = draft_parts({"page/costs"})
        section.save()
        list(set(draft_parts({"page/costs"})) - set(before))
    for state in ("warm", "again"):
        with timed(f"list of changes, {state}"):
            len(changes(published_book(), draft_book()))
    publish(author, approver, "one sentence")
    FactValue.objects.filter(fact__key="fasting_food", clinic=None).update(low=4)
    publish(author, approver, "a fact")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
