"""The files of pictures, at addresses that never change what they show."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from content.editions.published_files import PublishedFile
from content.pictures.names import content_type

_FOR_EVER = "public, max-age=31536000, immutable"


@require_safe
def picture(request: HttpRequest, name: str) -> HttpResponse:
    """A file of a picture that has been published; 404 for any other. One query."""
    files = PublishedFile.objects.filter(name=name).values_list("content", flat=True)
    content = files.first()
    if content is None:
        raise Http404
    etag = f'"{name}"'
    response = HttpResponse(
        bytes(content),
        content_type=content_type(name),
        headers={"Cache-Control": _FOR_EVER, "ETag": etag},
    )
    return get_conditional_response(request, etag=etag, response=response) or response
