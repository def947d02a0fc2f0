"""Two people who load the same file at the same moment."""

import io

import pytest
from django.utils import timezone

from content.editions.reviews import DraftChange
from content.exchange import importing
from content.exchange.archives import unpacked
from content.exchange.rows import Loaded
from tests.factories import confirm_translations, make_editor, make_page
from tests.test_archives import exported, replaced
from tests.test_races import at_once

pytestmark = pytest.mark.usefixtures("shared_database")


def test_of_two_who_load_the_same_at_once_one_is_told_to_look_again(shared_database):
    page = make_page()
    confirm_translations()
    people = [make_editor("one"), make_editor("two")]
    archive = replaced(exported(), b"Een zin", b"Een woord")
    with unpacked(io.BytesIO(archive)) as folder:
        result = importing.look(folder).result
        files = importing.read(folder)

        def load_as(person):
            return lambda: importing.load_by(
                person, files, now=timezone.now(), result=result, over_people=False
            )

        done = at_once(*map(load_as, people))
    assert {type(one) for one in done} == {Loaded, importing.MovedOn}
    assert page.sections.get().body_nl == "Een woord."
    assert DraftChange.objects.count() == 1
