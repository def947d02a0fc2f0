"""Lighthouse's four scores for pages of a site that runs, mobile profile.

make run
npm ci --prefix tests/checkers
.venv/bin/python -m bench.lighthouse http://127.0.0.1:8000/nl/ http://127.0.0.1:8000/de/
"""

import shutil
import sys

from tests.browser import lighthouse


def main(urls: list[str]) -> None:
    """Print a line for each page, and what keeps it from 100."""
    chromium = shutil.which("chromium") or "chromium"
    for url in urls:
        found = lighthouse.report(url, chromium=chromium)
        paint = found["audits"]["largest-contentful-paint"]["displayValue"]
        print(url, lighthouse.scores(found), f"largest paint {paint}")
        for category in lighthouse.CATEGORIES:
            for what in lighthouse.lost(found, category):
                print(f"    {category}: {what}")


if __name__ == "__main__":
    main(sys.argv[1:])
