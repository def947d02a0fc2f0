"""The meaning of a difficult word never covers what has the focus."""

import pytest

from tests.browser.phones import LETTERS, PHONES
from tests.browser.places import address, page_of

PAGE = address(page_of("what-ketamine-is", "de"))

COVERED = """() => {
  const one = document.activeElement;
  const box = document.querySelector(".terms__entry:popover-open");
  if (!box || box.contains(one)) return "";
  const [a, b] = [[...one.getClientRects()].at(-1), box.getBoundingClientRect()];
  const apart = a.bottom <= b.top || a.top >= b.bottom;
  return apart ? "" : `${a.bottom} > ${b.top} ${one.outerHTML.slice(0, 120)}`;
}"""
DRAWN = "new Promise(seen => requestAnimationFrame(() => setTimeout(seen)))"
OPEN = "!!document.querySelector('.terms__entry:popover-open')"


@pytest.mark.parametrize("size", LETTERS)
@pytest.mark.parametrize("width", PHONES)
@pytest.mark.parametrize("has_script", [True, False])
def test_what_has_the_focus_is_never_covered(
    has_script, width, size, read_with_letters
):
    page = read_with_letters(
        size,
        viewport={"width": width, "height": 640},
        java_script_enabled=has_script,
    )
    page.goto(PAGE)
    words = [word for word in page.locator("button.term").all() if word.is_visible()]
    assert len(words) > 3
    covered = []
    for word in words:
        word.focus()
        page.keyboard.press("Enter")
        assert page.evaluate(OPEN)
        if has_script:
            page.evaluate(DRAWN)
            covered.append(page.evaluate(COVERED))
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "terms__close"
        for _press in range(3):
            page.keyboard.press("Tab")
            covered.append(page.evaluate(COVERED))
        page.keyboard.press("Escape")
    assert [one for one in covered if one] == []


def test_it_closes_when_the_focus_goes_on_and_stays_while_it_is_read(
    read_with_letters,
):
    page = read_with_letters(16, viewport={"width": 360, "height": 640})
    page.goto(PAGE)
    word = page.locator("button.term").first
    word.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate(OPEN)
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(OPEN)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert not page.evaluate(OPEN)
    assert page.evaluate("document.activeElement !== document.body")
