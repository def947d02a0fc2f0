"""This site without its front, behind Django's own cache middleware: what `bench.serving`
compares with. The settings are those of the site, with the two halves of the cache around
its middleware, as Django's documentation says; the cache is in memory."""

import os

os.environ["DJANGO_SETTINGS_MODULE"] = __name__

from ketamine_info.settings import *  # noqa: F403
from ketamine_info.settings import MIDDLEWARE as OURS

MIDDLEWARE = [
    "django.middleware.cache.UpdateCacheMiddleware",
    *OURS,
    "django.middleware.cache.FetchFromCacheMiddleware",
]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
