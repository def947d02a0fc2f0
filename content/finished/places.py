"""Every address whose response is made before anybody asks."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from content.addresses import history
from content.finished.keys import key_of
from content.languages import readers_languages
from content.public import site


def stored_keys() -> list[str]:
    """The keys of the store, those that readers ask for first at the front.

    What else may be kept (old editions, two languages side by side, large print) is
    made when somebody asks: there is no end of it, and few do.
    """
    everything = site.load()
    pages: list[str] = []
    lists: list[str] = []
    for language in readers_languages():
        with override(language):
            lists += [reverse("public:feed"), reverse("public:manifest")]
        for entry in everything.entries(language=language):
            pages.append(entry.url)
            lists.append(history(entry.page_key, entry.slug, language=language))
    chooser = [key_of("/", language=code) for code in readers_languages()]
    machines = [reverse("sitemap"), reverse("robots")]
    if settings.SECURITY_CONTACT:
        machines.append(reverse("security"))
    return [*dict.fromkeys([*pages, *chooser, *lists, *machines])]
