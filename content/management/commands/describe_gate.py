"""Write the table of checks in `docs/gate.md`; with --check, say whether it is today's."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import override

from content.gate.declared import CHECKS

START, END = "<!-- checks -->\n", "<!-- end of checks -->\n"


class Command(BaseCommand):
    """One row for each declaration of `content/gate/declared.py`."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """--check writes nothing."""
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises CommandError for a table of another day."""
        path = Path(settings.BASE_DIR) / "docs" / "gate.md"
        text = path.read_text(encoding="utf-8")
        before, _start, rest = text.partition(START)
        _old, _end, after = rest.partition(END)
        made = f"{before}{START}{_table()}{END}{after}"
        if options["check"]:
            if made != text:
                raise CommandError("docs/gate.md is not today's: run describe_gate.")
            return
        path.write_text(made, encoding="utf-8")


def _table() -> str:
    with override("en"):
        rows = [
            f"| {one.row} | `{one.code}` | {one.level} | {one.says} | {one.mend} |"
            for one in CHECKS.values()
        ]
    head = [
        "| row | code | level | what it says | how to mend |",
        "|---|---|---|---|---|",
    ]
    return "\n".join([*head, *rows]) + "\n"
