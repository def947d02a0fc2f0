"""`at_once.py PORT PATH COUNT`: so many readers of one page at the same moment.

Ends with a line, and with 1 where somebody got no whole page.
"""

import asyncio
import ssl
import sys
import time
from collections import Counter

PATIENCE = 150  # seconds


async def read(port: int, path: str, context: ssl.SSLContext) -> str:
    """What a reader gets: a status, or how it failed."""
    try:
        reader, writer = await asyncio.open_connection("localhost", port, ssl=context)
        writer.write(
            f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n".encode()
        )
        answer = await reader.read()
        writer.close()
    except OSError as error:
        return repr(error)
    whole = answer.rstrip().endswith(b"</html>")
    return answer[9:12].decode() + ("" if whole else " cut short")


async def main(port: int, path: str, count: int) -> int:
    """Ask, and say how it went."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    start = time.monotonic()
    readers = (read(port, path, context) for _one in range(count))
    async with asyncio.timeout(PATIENCE):
        got = Counter(await asyncio.gather(*readers))
    print(f"{count} at once: {dict(got)} in {time.monotonic() - start:.1f} s")
    return 0 if got == {"200": count} else 1


if __name__ == "__main__":
    port, path, count = sys.argv[1:]
    sys.exit(asyncio.run(main(int(port), path, int(count))))
