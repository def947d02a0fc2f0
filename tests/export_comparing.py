"""An export beside what the live site sends."""

from content.export import manifest as manifests
from content.export import statics
from content.export.names import ENDINGS
from content.finished.keys import parts_of
from tests.front_reading import Reader


def one_static_file(tmp_path, monkeypatch):
    """A file for every static address, without collecting them all."""
    place = tmp_path / "static" / "file.css"
    place.parent.mkdir()
    place.write_text("p { color: red }")
    monkeypatch.setattr(statics, "path_of", lambda _address: place)


def compared(folder):
    """Every address and encoding of the export with the front's answer; how many."""
    count, reader = 0, Reader().hears()
    for key, noted in manifests.read(folder).files.items():
        path, query, _language = parts_of(key)
        if path.startswith("/static/") or noted.name.endswith(".png"):
            continue
        for encoding, ending in ENDINGS.items():
            there = (folder / "public" / (noted.name + ending)).read_bytes()
            live = reader.get(path, query=query, accept_encoding=encoding)
            assert live.headers.get("Content-Encoding", "") == encoding, key
            assert there == live.body, (key, encoding)
            assert noted.finished.status == live.status
            count += 1
    return count
