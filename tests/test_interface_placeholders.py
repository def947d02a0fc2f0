"""An interface text whose placeholders do not fit is never compiled."""

import polib
import pytest
from django.core.management import CommandError, call_command

from ketamine_info.catalogues import BrokenCatalogue, compile_all
from ketamine_info.placeholders import misfits

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'


def entry(source, translation, *, flags="python-format"):
    return f'\n#, {flags}\nmsgid "{source}"\nmsgstr "{translation}"\n'


def plural(one, other, *translations):
    forms = "\n".join(f'msgstr[{n}] "{text}"' for n, text in enumerate(translations))
    return f'\n#, python-format\nmsgid "{one}"\nmsgid_plural "{other}"\n{forms}\n'


@pytest.mark.parametrize(
    "fits",
    [
        entry("%(count)d pages", "Seiten: %(count)d"),
        entry("%(a)s and %(b)s", "%(b)s und %(a)s"),
        entry("%(a)s %% of it", "%(a)s %% davon"),
        entry("100 % sure", "zu 100 % sicher", flags="no-wrap"),
        entry("{{fasting_food}}", "{{fasting_food}}", flags="no-wrap"),
        plural("one page", "%(count)d pages", "eine Seite", "%(count)d Seiten"),
        plural(
            "%(count)d page", "%(count)d pages", "%(count)d Seite", "%(count)d Seiten"
        ),
        entry("%(a)s", "", flags="fuzzy"),
    ],
)
def test_placeholders_that_fit(fits):
    assert list(misfits(polib.pofile(HEAD + fits))) == []


@pytest.mark.parametrize(
    "unfit",
    [
        entry("%(count)d pages", "%(cuont)d Seiten"),
        entry("%(count)d pages", "Seiten"),
        entry("%(count)d pages", "%(count)s Seiten"),
        entry("%(a)s", "%(a)s 100 % "),
        entry("%s", "%s %s"),
        entry("{name}", "{nam}", flags="python-brace-format"),
        entry("a <strong>b</strong>", "a <strong>b"),
        plural("%(n)d page", "%(n)d pages", "%(n)d Seite", "Seiten"),
    ],
)
def test_placeholders_that_do_not_fit(unfit):
    assert len(list(misfits(polib.pofile(HEAD + unfit)))) == 1


@pytest.fixture
def locale(tmp_path):
    path = tmp_path / "de" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    return path


def test_a_broken_catalogue_is_not_compiled_and_its_entry_is_named(locale):
    locale.write_text(HEAD + entry("%(count)d pages", "%(cuont)d Seiten"), "utf-8")
    with pytest.raises(BrokenCatalogue) as error:
        compile_all(locale.parent.parent.parent)
    assert "django.po, line " in str(error.value)
    assert "“%(cuont)d Seiten” for “%(count)d pages”" in str(error.value)
    assert not locale.with_suffix(".mo").exists()


def test_a_catalogue_whose_placeholders_fit_is_compiled(locale):
    locale.write_text(HEAD + entry("%(count)d pages", "%(count)d Seiten"), "utf-8")
    (locale.parent / "content.po").write_text(HEAD, "utf-8")
    assert compile_all(locale.parent.parent.parent) == [locale.with_suffix(".mo")]


def test_a_damaged_catalogue_is_named(locale):
    locale.write_text(HEAD + '\nmsgid "a\n', "utf-8")
    with pytest.raises(BrokenCatalogue, match=r"django\.po"):
        compile_all(locale.parent.parent.parent)


@pytest.mark.django_db
def test_the_check_names_what_is_wrong_in_the_interface(tmp_path, settings):
    for code in ("nl", "de", "en"):
        path = tmp_path / code / "LC_MESSAGES" / "django.po"
        path.parent.mkdir(parents=True)
        path.write_text(HEAD + entry("a", "b" if code != "de" else ""), "utf-8")
    settings.LOCALE_PATHS = [tmp_path]
    with pytest.raises(CommandError, match="“a” is not translated"):
        call_command("check_catalogues")
