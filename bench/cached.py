"""The WSGI application of `bench.cached_site`."""

import bench.cached_site  # noqa: F401 (names the settings)

# isort: split
from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
