"""The starter content is exported as it is sent."""

from content.export.exporting import export
from content.finished.renewing import renew
from tests.export_comparing import compared, one_static_file


def test_every_file_is_what_the_live_site_sends(
    starter, tmp_path, monkeypatch, settings
):
    one_static_file(tmp_path, monkeypatch)
    settings.DYNAMIC_HOST = "http://ask.testserver"
    renew()
    assert export(tmp_path / "site").problems == []
    assert compared(tmp_path / "site") > 1500
