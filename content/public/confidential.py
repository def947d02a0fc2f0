"""Answers to what a reader has typed: kept nowhere, told to nobody, listed nowhere."""

from django.http import HttpResponse


def confidential(response: HttpResponse) -> HttpResponse:
    """Ask browser, proxies and search engines to forget this answer."""
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response
