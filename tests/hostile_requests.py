"""What somebody may send who means no good, or whose program is broken."""

from ketamine_info.serving import HEADER_BYTES

PAGE = "/nl/costs-nl/"
LONG = "a" * 8000
TOO_LONG = "a" * 2 * HEADER_BYTES


def request(path=PAGE, *headers, host="localhost", method="GET"):
    """As it goes over the wire. The headers may be anything."""
    own = [f"Host: {host}", "Connection: close", *headers]
    return "\r\n".join([f"{method} {path} HTTP/1.1", *own, "", ""]).encode("latin-1")


HEADERS = [
    *("Accept-Encoding: br;q=x", "Accept-Encoding: ;;;,,q=1;br", "Accept-Encoding: "),
    *("Accept-Encoding: br;q=-1, gzip;q=2", "Accept-Encoding: br;q=1e9999"),
    *("Accept-Encoding: \xff\xfe", "Accept-Encoding: identity;q=0, *;q=0"),
    "Accept-Encoding: gzip\r\nAccept-Encoding: br;q=x",
    f"Accept-Encoding: {'br;q=x,' * 14_000}",
    f"Accept-Encoding: {'br,' * 5_000}",
    *("Range: bytes=0-3", "Range: bytes=-1", "Range: bytes=5-2", "Range: lines=x"),
    *(f"Range: bytes={'9' * 30}-", f"Range: bytes={'0-0,' * 9_000}"),
    *('Range: bytes=0-3\r\nIf-Range: "x', "If-Range: x", "If-Range: \xff"),
    *('If-None-Match: "', f"If-None-Match: {'x' * 9_000}", "If-Modified-Since: -1"),
    "If-Modified-Since: Thu, 99 Zzz 99999 99:99:99 GMT",
    "If-Modified-Since: Mon, 01 Jan 0000 00:00:00 -9999",
    "Content-Length: 3\r\nTransfer-Encoding: chunked",
    *("X-Forwarded-Host: evil.example", "X-Forwarded-Proto: \xff", "Script-Name: /x"),
    *("X-HTTP-Method-Override: DELETE", "Expect: 100-continue", "Expect: x"),
    *("Upgrade: websocket", "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABk"),
    *(f"Cookie: sessionid={LONG}", 'Cookie: \xff=;;;="', "Content-Type: \xff"),
    *(f"Accept-Language: {'nl;q=x,' * 5_000}", f"X-Long: {TOO_LONG[:HEADER_BYTES]}"),
]
"""Beside which the page is the right answer."""

REFUSED_HEADERS = [
    *("Host: localhost", "Host: evil.example", "Transfer-Encoding: x"),
    *("Content-Length: x", "Content-Length: -1", "Content-Length: 3, 4"),
    "Content-Length: 3\r\nContent-Length: 4",
    *("X Long: a", "X-Long : a", ": a", "a", " folded", "X: a\x00b", "X: a\x01b"),
    *("X: a\rb", "X: a\nb", f"X: {TOO_LONG}", f"{TOO_LONG}: x"),
    "\r\n".join(f"X-{number}: a" for number in range(500)),
]

HOSTS = ["LOCALHOST", "localhost.", "localhost:99999", "127.0.0.1:80", "localhost\t"]

REFUSED_HOSTS = [
    *("evil.example", "", "a b", "localhost:x", "\xff", "[::1", "localhost, evil"),
    *("localhost/x", "user@localhost", "<script>", LONG, "localhost.evil.example"),
]

ADDRESSES = [
    *("/%6El/costs-nl/", "/nl/costs%2Dnl/", "/nl%2Fcosts-nl/", "/nl/costs-nl%2F"),
    *("/nl/costs-nl", "/NL/COSTS-NL", "/nl/costs-nl/#x", f"http://localhost{PAGE}"),
    "/nl/costs-nl/?print=%00",
]
"""By the rules of addresses, each is that of the page, or leads there."""

REFUSED_ADDRESSES = [
    *("/%2e%2e%2f", "/../../etc/passwd", "/nl/%2e%2e%2fetc/passwd", "/nl/costs-nl/.."),
    *("/nl/../de/costs-de/", "/nl/%2e%2e/de/costs-de/", "/nl/./costs-nl/"),
    *("/static/../manage.py", "/static/%2e%2e/manage.py", "/static//etc/passwd"),
    *("/static/..%2f..%2fmanage.py", "/static/%5c..%5cmanage.py", "/static/%00"),
    *("/%00", "/nl/costs-nl%00/", "/nl/costs-nl/%00", "/nl/costs-nl/%00/", "/NL/%00"),
    *(
        "/nl/%c0%af/",
        "/%c0%ae%c0%ae/",
        "/%ff%fe",
        "/nl/%ed%a0%80/",
        "/\xff",
        "/nl/\xe9/",
    ),
    *("/nl/costs%2Fnl/", "/%2Fnl/costs-nl/", "/nl/costs-nl/%2F", "/nl%2F%2Fcosts-nl/"),
    *("/nl/costs%252Dnl/", "/%252e%252e%252f", "/nl/costs-nl/%", "/nl/costs-nl/%zz"),
    *("/nl/costs-nl%3F", "/nl/costs-nl/%3Fprint=large", "/%3Fprint=large"),
    *("/nl/costs-nl/%23nl", "/%23nl", "//", "//nl/costs-nl/", "/nl//costs-nl/"),
    *("//evil.example/", "//evil.example/nl", "/NL//evil.example/", "/\\evil.example"),
    *("/%5c%5cevil.example", "/nl\\costs-nl\\", "/nl/costs-nl/;x=1", "/nl/costs-nl;x/"),
    *(f"/{LONG}", f"/nl/{LONG}/", f"/nl/{LONG}", "/" * 8_000, f"/nl/{'../' * 2_700}"),
    *(f"/nl/{'%2e%2e%2f' * 900}", f"/{TOO_LONG}", "nl/costs-nl/", "*", ""),
    *("/nl/costs nl/", "/nl/\tcosts", "http://localhost@evil.example/nl/x/"),
    *("/%0d%0aSet-Cookie:x/", "/NL/%0d%0aX:y/", "/NL/%0d%0aX:y", "/edit/nl/%00/"),
    *("/preview/%00/", f"/preview/{LONG}/", "/healthz/%00", "/robots.txt%00"),
    *("/nl/costs-nl/1%00/", f"/nl/costs-nl/{'9' * 30}/", "/sitemap.xml/"),
]

QUERIES = [
    *("%", "x=%ff", "print=large&x", "a=" + LONG, "a=" + "&a=" * 2_600, "a&" * 3_900),
    *("print=large", "print=large%00", "%70rint=large", "print=%00"),
]

SEARCHES = ["q=%00", "q=%ff", "q=%ed%a0%80", f"q={LONG}", "q=" + "%22" * 2_000, "q=&q="]

LINES = [
    *(
        b"\x00\x00\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET /nl/costs-nl/\r\n\r\n",
        b"G" * 140_000,
    ),
    *(b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n"),
    b"GET /nl/costs-nl/ HTTP/1.0\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(500),  # TLS
    *(request(method=one) for one in ("G\x00T", "TRACE", "DELETE", "A" * 500)),
    *(request("evil.example:443", method="CONNECT"), request("*", method="OPTIONS")),
    request(PAGE, "Content-Length: 0", method="POST"),
]

UNFINISHED = [
    *(b"GET /nl/co", request()[:-2], request()[:-1], b"GET / HTTP/1.1\r\nX: "),
    request(PAGE, "Content-Length: 9", method="POST"),
    request(PAGE, "Content-Length: 9", method="POST") + b"a",
    request(PAGE, "Content-Length: 9"),
    request("/staff/login/", "Content-Length: 1000000", method="POST") + b"a" * 1_000,
    request("/nl/zoeken/?q=kosten", "Content-Length: 9"),
]
