"""`manage.py draw_icons`: the icons in `static/icons/`, from the drawing of the mark."""

from django.conf import settings
from django.core.management.base import BaseCommand

from content.public.metadata.logo import draw_logo

ICONS = {
    "icon-192": (192, False),
    "icon-512": (512, False),
    "maskable-512": (512, True),
    "apple-touch-180": (180, True),
}
"""Name → width in pixels, and whether the device cuts it to a shape of its own."""


class Command(BaseCommand):
    """Draw the icons again; they are kept in the repository."""

    help = "Draw the icons for home screens again, after a change of the mark."

    def handle(self, **options: object) -> None:
        """Run it."""
        folder = settings.BASE_DIR / "static" / "icons"
        folder.mkdir(exist_ok=True)
        for name, (size, fills_the_square) in ICONS.items():
            image = draw_logo(size, fills_the_square=fills_the_square)
            image.save(folder / f"{name}.png", optimize=True)
        self.stdout.write(f"Drew {len(ICONS)} icons in {folder}.")
