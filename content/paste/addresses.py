"""Addresses of links: those that the dialect has, without marks that follow readers."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from content.paste.cleaned import Kind, Removed

_TRACKS = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi"
    r"|mkt_tok|oly_enc_id|oly_anon_id|vero_id|wickedid|wbraid|gbraid|ref_src|_ga|_gl"
    r"|srsltid|at_medium|at_campaign|trk|spm|s_cid|cmpid|icid",
    re.IGNORECASE,
)
"""Parameters that say where a reader came from, and nothing about the page."""
_WRAPPED = re.compile(r"\.safelinks\.protection\.outlook\.com$|^www\.google\.[a-z.]+$")
"""Hosts that lead on to the address that somebody meant: a parameter names it."""
_WRAPPED_IN = ("url", "q")
_SAFE = "/:?#@!$&'*+,;=%~()-._"
_LONGEST = 2000


def cleaned_address(address: str, *, removed: Removed) -> str:
    """An address as a text of the site can have it; "" for one that leads nowhere."""
    address = "".join(address.split())[:_LONGEST]
    scheme = address.partition(":")[0].lower()
    if scheme in ("http", "https"):
        found = _web(address, removed=removed)
    elif scheme == "mailto":
        person = address.partition(":")[2].partition("?")[0]
        found = f"mailto:{person}" if re.fullmatch(r"[\w.+-]+@[\w.-]+", person) else ""
    elif scheme == "tel":
        digits = re.sub(r"[^0-9+]", "", unquote(address))
        found = f"tel:{digits}" if re.fullmatch(r"\+?[0-9]{2,20}", digits) else ""
    else:
        found = ""
    if not found and address:
        removed[Kind.LINKS] += 1
    return found


def _web(address: str, *, removed: Removed, depth: int = 0) -> str:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode() if parts.hostname else ""
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
        asked = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except (ValueError, UnicodeError):
        return ""
    if _WRAPPED.search(host) and depth == 0:
        meant = next((value for name, value in asked if name in _WRAPPED_IN), "")
        if meant.startswith(("http://", "https://")):
            removed[Kind.TRACKING] += 1
            return _web(meant, removed=removed, depth=1)
    if not re.fullmatch(r"(?:[\w-]+\.)+[^\W\d_][\w-]*", host) or "--" in host[:2]:
        return ""
    kept = [(name, value) for name, value in asked if not _TRACKS.fullmatch(name)]
    query = parts.query
    if len(kept) != len(asked):
        removed[Kind.TRACKING] += 1
        query = urlencode(kept)
    if parts.scheme.lower() == "http":
        removed[Kind.SECURED] += 1
    path, query, fragment = (quote(one, safe=_SAFE) for one in (parts.path, query, parts.fragment))  # fmt: skip
    whole = urlunsplit(("https", host + port, path, query, fragment))
    return whole.replace("(", "%28").replace(")", "%29")
