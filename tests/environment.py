"""The environment of every test, set before Django reads its settings.

Loaded as a plugin (`-p tests.environment` in pyproject.toml). Tests never read `.env`.
TEST_DATABASE_URL chooses the database; SQLite in memory by default.
"""

import os

from ketamine_info.catalogues import compile_all

os.environ.update(
    SECRET_KEY="only-for-tests",
    ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    DEBUG="0",
    HTTPS="0",
    SOURCE_LANGUAGE="nl",
    STAFF_PATH="staff",
    CACHE_URL=os.environ.get("TEST_CACHE_URL", "locmemcache://"),
    # Playwright leaves an event loop in its worker; the tests after it are not async.
    DJANGO_ALLOW_ASYNC_UNSAFE="true",
)
os.environ["DATABASE_URL"] = os.environ.get("TEST_DATABASE_URL", "sqlite://:memory:")
compile_all()
