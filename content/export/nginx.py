"""What nginx is told about the files: headers, former addresses, what is gone. Pure.

nginx serves the bytes; these lines say the rest as the live site says it. They change
with the site's own rules and with former addresses, not with what a page says.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from content.export.names import NOT_FOUND
from content.finished.caching import Life

_PREFIX = "ketamine_info_"
_OF_THE_BODY = frozenset(["content-type", "content-language"])
_ENCODED = r"(?:\.br|\.gz)?$"
NEVER = "max-age=0, no-cache, no-store, must-revalidate, private"

Files = Mapping[str, Mapping[str, str]]
"""Headers by the name of a file."""


def quoted(text: str) -> str:
    """A value for nginx: what could end it or be read as a variable is refused."""
    if re.search(r"[\"\\$\x00-\x1f]", text):
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        if re.search(r"[$\x00-\x1f]", escaped):
            raise ValueError(f"nginx cannot be told: {text!r}")
        return f'"{escaped}"'
    return f'"{text}"'


def headers_conf(files: Files) -> str:
    """For a server: each header of each answer; those that differ by variables."""
    lines = [_MADE]
    for name, value in sorted(_constant(files).items()):
        lines.append(f"add_header {name} {quoted(value)} always;")
    for name in _varying(files):
        lines.append(f"add_header {name} ${_variable(name)} always;")
    lines += [
        f"add_header Content-Encoding ${_PREFIX}encoding always;",
        'add_header Vary "Accept-Encoding" always;',
        "",
    ]
    return "\n".join(lines)


def maps_conf(
    files: Files, *, moved: Mapping[str, tuple[str, int]], languages: Sequence[str]
) -> str:
    """For nginx itself: variables. languages: the first is for readers of no other."""
    lines = [_MADE, "map_hash_max_size 1048576;", "map_hash_bucket_size 1024;", ""]
    for name in _varying(files):
        lines += _header_map(name, files)
    lines += _map(
        "$uri", f"{_PREFIX}file_encoding", ['"~\\.br$" br;', '"~\\.gz$" gzip;']
    )
    lines += _map(
        "$status",
        f"{_PREFIX}encoding",
        ['304 "";', f"default ${_PREFIX}file_encoding;"],
    )
    lines += _map("$arg_print", f"{_PREFIX}page", ["default index;", "large large;"])
    lines += _encoding_map() + _language_maps(languages)
    for status in (302, 301):
        rows = [
            f"{quoted(one)} {quoted(to)};"
            for one, (to, said) in sorted(moved.items())
            if said == status
        ]
        lines += _map("$uri", f"{_PREFIX}moved_{status}", ['default "";', *rows])
    variant = "(?:[-_][a-z0-9]{1,8})*"
    typed = [
        row
        for code in languages
        for row in (
            f'"~*^/{code}{variant}$" /{code}/;',
            f'"~*^/{code}{variant}(?<{_PREFIX}rest>/[a-z0-9._+~/-]*)$" '
            f'"/{code}${_PREFIX}rest";',
        )
    ]
    as_written = [f'"~^/{code}/" "";' for code in languages]
    lines += _map("$uri", f"{_PREFIX}typed", ['default "";', *as_written, *typed])
    return "\n".join(lines)


def redirects_conf(files: Files) -> str:
    """For a server: the way to a language, and from addresses at which no file stands."""
    fixed = {n: v for n, v in _constant(files).items() if "Cache-Control" not in n}
    own = "\n".join(
        f"    add_header {name} {quoted(value)} always;"
        for name, value in sorted({**_policy(files), **fixed}.items())
    )
    life = "\n".join(
        f"    add_header {name} {quoted(value)} always;"
        for name, value in Life().headers(0)
    )
    return f"""{_MADE}
location = / {{
{own}
{life}
    add_header Content-Language ${_PREFIX}language always;
    add_header Vary "Accept-Encoding, Accept-Language" always;
    return 302 /${_PREFIX}language/;
}}
location @elsewhere {{
{own}
    add_header Cache-Control "{NEVER}" always;
    if (-f $document_root${{uri}}410.html) {{
        error_page 410 ${{uri}}410.html${_PREFIX}ending;
        return 410;
    }}
    if (-f $document_root${{uri}}404.html) {{
        error_page 404 ${{uri}}404.html${_PREFIX}ending;
        return 404;
    }}
    if (${_PREFIX}moved_302) {{ return 302 ${_PREFIX}moved_302; }}
    if (${_PREFIX}moved_301) {{ return 301 ${_PREFIX}moved_301$is_args$args; }}
    if (${_PREFIX}typed) {{ return 302 ${_PREFIX}typed$is_args$args; }}
    if (-d $document_root$uri) {{ return 301 $uri/$is_args$args; }}
    if (-f $document_root/${_PREFIX}page_language${{uri}}index.html) {{
        return 302 /${_PREFIX}page_language$uri$is_args$args;
    }}
    return 404;
}}
"""


_MADE = "# Written by `manage.py export_site`, and written again by it."


def _policy(files: Files) -> dict[str, str]:
    """That of the pages, which files that pages load do not have."""
    name = "Content-Security-Policy"
    found = (one[name] for file, one in files.items() if file.endswith(".html"))
    value = next(found, "")
    return {name: value} if value else {}


def _constant(files: Files) -> dict[str, str]:
    """Headers that are the same for all."""
    first = next(iter(files.values()), {})
    return {
        name: value
        for name, value in first.items()
        if all(one.get(name) == value for one in files.values())
    }


def _varying(files: Files) -> list[str]:
    names = {name for one in files.values() for name in one}
    return sorted(names - {*_constant(files)})


def _variable(name: str) -> str:
    return f"{_PREFIX}{name.lower().replace('-', '_')}"


def _header_map(name: str, files: Files) -> list[str]:
    """By the ending of a file; where that does not tell, by its folder as well; where
    that does not, file by file. What comes out is what the files have."""
    values = {file: headers.get(name, "") for file, headers in files.items()}
    rows, rest = [], dict(values)
    for rule in (_ending, _folder_and_ending):
        groups: dict[str, set[str]] = {}
        for file, value in rest.items():
            groups.setdefault(rule(file), set()).add(value)
        for pattern, found in sorted(groups.items()):
            if len(found) == 1:
                rows.append(f"{quoted_pattern(pattern)} {quoted(*found)};")
        rest = {f: v for f, v in rest.items() if len(groups[rule(f)]) > 1}
    for file, value in sorted(rest.items()):
        rows.append(
            f"{quoted_pattern(f'^/{re.escape(file)}{_ENCODED}')} {quoted(value)};"
        )
    variable = _variable(name)
    if name.lower() not in _OF_THE_BODY:
        return _map("$uri", variable, ['default "";', *rows])
    return [
        *_map("$uri", f"{variable}_of_file", ['default "";', *rows]),
        *_map("$status", variable, ['304 "";', f"default ${variable}_of_file;"]),
    ]


def quoted_pattern(pattern: str) -> str:
    """A regular expression as nginx reads it: in its quotes a backslash stays."""
    return f'"~{pattern}"'


def _ending(file: str) -> str:
    return rf"\.{re.escape(file.rpartition('.')[2])}{_ENCODED}"


def _folder_and_ending(file: str) -> str:
    folder, _, rest = file.partition("/")
    folder = re.escape(folder)
    if not rest:
        return f"^/{folder}{_ENCODED}"
    return rf"^/{folder}/(?:.*/)?[^/]*{_ending(file)}"


def _encoding_map() -> list[str]:
    """Brotli before gzip, whatever their weights; neither where its weight is 0."""
    weight = r"(?:;\s*q=(?:1(?:\.0*)?|0?\.0*[1-9][0-9]*)\s*)?"
    return _map(
        "$http_accept_encoding",
        f"{_PREFIX}ending",
        [
            'default "";',
            f'"~*(?:^|,)\\s*br\\s*{weight}(?:,|$)" .br;',
            f'"~*(?:^|,)\\s*gzip\\s*{weight}(?:,|$)" .gz;',
        ],
    )


def _language_maps(languages: Sequence[str]) -> list[str]:
    """The language that has the most weight, to two decimals; of several the first."""
    names = "|".join(map(re.escape, languages))
    weights = [r"(?:;\s*q=1(?:\.[0-9]{0,3})?\s*)?"]
    for hundredths in range(99, -1, -1):
        digits = f"{hundredths:02}"
        rest = "[1-9]" if not hundredths else "[0-9]?"
        zeros = [rf"{digits}{rest}"]
        if hundredths and digits.endswith("0"):
            zeros.append(digits[0])
        weights.append(rf";\s*q=0\.(?:{'|'.join(zeros)})\s*")
    rows = [
        f'"~*(?:^|,)\\s*(?<{_PREFIX}word>{names})(?:-[a-z0-9]+)*\\s*{weight}(?:,|$)" '
        f"${_PREFIX}word;"
        for weight in weights
    ]
    chosen = _map(
        "$http_accept_language",
        f"{_PREFIX}spoken",
        [f"default {languages[0]};", *rows],
    )
    lower = [f'"~*^{code}$" {code};' for code in languages]
    language = _map(
        f"${_PREFIX}spoken", f"{_PREFIX}language", [f"default {languages[0]};", *lower]
    )
    here = [f'"~^/{code}(?:/|\\+|$)" {code};' for code in languages]
    page = _map(
        "$request_uri",
        f"{_PREFIX}page_language",
        [f"default ${_PREFIX}language;", *here],
    )
    return [*chosen, *language, *page]


def gone_conf() -> str:
    """For a server: pages of its own for what is not found or gone."""
    return f"""{_MADE}
error_page 404 /${_PREFIX}page_language/{NOT_FOUND}${_PREFIX}ending;
location ~ "/(?:(?:index|large)\\.(?:html|xml)|404\\.html|410\\.html|not-found\\.html)(?:\\.br|\\.gz)?$|\\.(?:br|gz)$" {{
    internal;
}}
"""


def _map(source: str, variable: str, rows: Iterable[str]) -> list[str]:
    return [f"map {source} ${variable} {{", *(f"    {row}" for row in rows), "}", ""]
