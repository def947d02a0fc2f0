"""What the store holds, compared with what Django answers now."""

from django.utils import timezone

from content.editions.finished import FinishedResponse
from content.finished.keys import parts_of
from content.finished.version import made_by
from tests.front_reading import Reader


def kept():
    """What the store holds, by key."""
    own = FinishedResponse.objects.filter(made_by=made_by(), outdated_at=0)
    now = timezone.now().timestamp()
    return {
        row.path: row for row in own if not row.holds_until or row.holds_until > now
    }


OF_THE_FRONT = {
    *("Vary", "ETag", "Last-Modified", "Cache-Control", "CDN-Cache-Control"),
}


def assert_nothing_is_stale(client):
    """Each kept response is what Django answers; so is what the front sends. Returns
    how many were compared."""
    reader, rows = Reader().hears(), kept()
    for key, row in rows.items():
        path, query, language = parts_of(key)
        answer = client.get(path, headers={"accept-language": language})
        sent = reader.get(path, query=query, accept_language=language)
        assert (sent.status, sent.body) == (answer.status_code, answer.content), key
        assert sent.status == row.status
        theirs = {
            name: value for name, value in answer.headers.items() if name != "Vary"
        }
        theirs["Content-Length"] = str(len(answer.content))
        ours = {
            name: value
            for name, value in sent.headers.items()
            if name not in OF_THE_FRONT
        }
        assert ours == theirs, key
    assert reader.passed_on == []
    return len(rows)
