"""A site for tests of the server: it says how many bytes it was sent."""

from ketamine_info.bodies import FinishedBodies


def site(environ, start):
    body = environ["wsgi.input"].read() if environ["REQUEST_METHOD"] == "POST" else b""
    start("200 OK", [("Content-Type", "text/plain")])
    return [f"{len(body)} bytes".encode()]


application = FinishedBodies(site, seconds=1)
