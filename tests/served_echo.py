"""A site for tests of the server: it says how many bytes it was sent.

Below /patient/ a body is awaited longer than any test waits.
"""

from ketamine_info.bodies import FinishedBodies


def site(environ, start):
    body = environ["wsgi.input"].read() if environ["REQUEST_METHOD"] == "POST" else b""
    start("200 OK", [("Content-Type", "text/plain")])
    return [f"{len(body)} bytes".encode()]


patient, impatient = (FinishedBodies(site, seconds=seconds) for seconds in (600, 1))


def application(environ, start):
    is_patient = environ["PATH_INFO"].startswith("/patient/")
    return (patient if is_patient else impatient)(environ, start)
