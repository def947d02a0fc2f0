"""Settings of a site whose German is written from right to left.

So every page has its mirror image: the same words, set the other way.
"""

from ketamine_info.settings import *  # noqa: F403

LANGUAGES_BIDI = ["de"]
