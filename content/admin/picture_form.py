"""The form of a picture, and the file in it, made ready before anything is locked."""

from threading import BoundedSemaphore
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.admin.busy import FormOfBusySite
from content.admin.draft_form import DraftForm
from content.drafts.pictures import Image, Picture
from content.pictures.errors import PictureRefused, too_many_bytes
from content.pictures.limits import MAX_BYTES
from content.pictures.master import master_of
from content.pictures.ready import ReadyPicture

_CHOOSABLE = "image/jpeg,image/png,image/webp,image/avif,image/gif"
"""What a file dialogue offers. It also makes iPhones send JPEG instead of HEIC."""

_AT_MOST = BoundedSemaphore(2)
"""Uploads of this process that are made or wait for their turn: half of its threads
(`ketamine_info/serving.py`), so that the others go on answering readers."""


def read_upload(upload: UploadedFile) -> ReadyPicture | PictureRefused:
    """What becomes of a chosen file. Takes a few seconds, so call it before a lock."""
    if not _AT_MOST.acquire(blocking=False):
        return PictureRefused(
            _(
                "Two other pictures are being made ready just now. Choose the file "
                "again in a minute, and save again."
            )
        )
    try:
        return _read(upload)
    finally:
        _AT_MOST.release()


def _read(upload: UploadedFile) -> ReadyPicture | PictureRefused:
    size = upload.size or 0
    try:
        if size > MAX_BYTES:  # before it is read into memory
            raise too_many_bytes(size)
        return Image.objects.make_ready(master_of(upload.read()))
    except PictureRefused as refusal:
        return refusal


class PictureForm(FormOfBusySite, DraftForm):
    """A picture with its words. `upload` becomes a picture, or says why it cannot.

    may_upload: False for translators. read: what `read_upload` made of the file; None
    where none was chosen. The admin says both.
    """

    may_upload = True
    read: ReadyPicture | PictureRefused | None = None

    upload = forms.FileField(
        label=gettext_lazy("Picture file"),
        help_text=gettext_lazy(
            "A JPEG, PNG, WebP, AVIF or still GIF. Position, camera and everything "
            "else that is hidden in the file are removed. A picture that can be "
            "recognised as a patient does not belong here."
        ),
        widget=forms.FileInput(attrs={"accept": _CHOOSABLE}),
    )

    class Meta:
        model = Picture
        exclude: ClassVar[Any] = ("image",)
        help_texts: ClassVar[Any] = {
            "key": gettext_lazy(
                "Texts show the picture by this name, so it never changes."
            )
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["upload"].required = not self.instance.pk
        # There is no earlier text of a file that two people could merge.
        self.fields["upload"].show_hidden_initial = False
        if not self.may_upload:
            del self.fields["upload"]

    def clean_upload(self) -> ReadyPicture | None:
        """The picture of the chosen file; None where none was chosen."""
        if isinstance(self.read, PictureRefused):
            raise forms.ValidationError(str(self.read))
        return self.read

    def clean(self) -> dict[str, Any]:
        """Browsers forget a chosen file when a form comes back with another mistake."""
        cleaned = super().clean()
        if self.errors and cleaned.get("upload"):
            self.add_error(
                "upload",
                _("The file itself is fine. Choose it again when the rest is mended."),
            )
        return cleaned
