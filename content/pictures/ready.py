"""A picture that is ready to be kept: made before a database is asked for anything."""

from dataclasses import dataclass

from content.pictures.files import fallback_of, files_of
from content.pictures.master import Master
from content.pictures.names import master_name
from content.pictures.turns import my_turn


@dataclass(frozen=True, kw_only=True)
class ReadyPicture:
    """A master with all that is made of it. files: name and content, its own first."""

    master: Master
    files: tuple[tuple[str, bytes], ...]

    @property
    def fallback(self) -> str:
        """The format of the file that every browser shows, which is made last."""
        return self.files[-1][0].rpartition(".")[2]


@my_turn()
def make_ready(master: Master) -> ReadyPicture:
    """Make the files that readers get, which takes a few seconds: one at a time."""
    own = (master_name(master.digest), master.png)
    made = files_of(master, fallback=fallback_of(master))
    return ReadyPicture(master=master, files=(own, *made))
