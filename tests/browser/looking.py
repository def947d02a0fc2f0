"""What a page looks like to axe, to a ruler and to a finger."""

import json
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT

IBM_SCRIPT = (
    Path(__file__).parents[1]
    / "checkers/node_modules/accessibility-checker-engine/ace.js"
)

WIDTHS = (320, 768, 1280)
SCHEMES: dict[str, dict[str, str]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "dark", "forced_colors": "active"},
}
PRIMARY = (
    "button:not(.term), summary, input:not([type=hidden], [type=radio]), select,"
    " label:has(input[type=radio]), .site-header a, .language-menu a, .site-menu a,"
    " .contents a, .emergency-bar a, .letters a, .page-order a, .site-footer a, .paper-link a,"
    " .together-links a,"
    " .search-result__title a, .search-emergency a"
)
"""What readers use to get about: all of it needs room for a finger."""

CONTRAST = ("color-contrast", "color-contrast-enhanced")
"""axe's rules for colours, which take it two thirds of its time."""

_AXE = {
    "runOnly": [
        *("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"),
        "wcag2aaa",
    ],
    "rules": {
        **{name: {"enabled": False} for name in CONTRAST},
        "target-size": {"enabled": True},  # waits to be asked for
    },
    "resultTypes": ["violations"],
    "preload": False,  # no rule here reads the style sheets as files
}
_AXE_ON_COLOURS = {
    "runOnly": {"type": "rule", "values": CONTRAST},
    "resultTypes": ["violations"],
    "preload": False,
}
_FAINT = """() => {
  const parts = colour => (colour.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(value => value / 255)
      .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const surface = element => {
    for (let one = element; one; one = one.parentElement) {
      const [r, g, b, alpha = 1] = parts(getComputedStyle(one).backgroundColor);
      if (alpha === 1) return [r, g, b];
      if (alpha > 0) return null;  // half through: cannot be told
    }
    return null;
  };
  const faint = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let read = 0;
  while (texts.nextNode()) {
    const owner = texts.currentNode.parentElement;
    const box = owner.getBoundingClientRect();
    if (!texts.currentNode.data.trim() || !owner.checkVisibility() || box.width <= 1) continue;
    const style = getComputedStyle(owner);
    const ground = surface(owner);
    const ink = parts(owner.closest("svg") ? style.fill : style.color);
    const [dark, bright] = ground ? [light(ink), light(ground)].sort((a, b) => a - b) : [1, 1];
    const contrast = (bright + 0.05) / (dark + 0.05);
    read += 1;
    if (contrast < 7) faint.push(`${contrast.toFixed(2)}:1 ${owner.outerHTML.slice(0, 120)}`);
  }
  return read ? faint : ["no text was read"];
}"""
_TALL = """(selector) => [...document.querySelectorAll(selector)]
    .filter(one => one.checkVisibility({visibilityProperty: true}))
    .map(one => [one.getBoundingClientRect(), one])
    .filter(([box]) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
    .map(([box, one]) => `${Math.round(box.width)}×${Math.round(box.height)} ${one.outerHTML.slice(0, 120)}`)"""
_SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


def load_axe(page) -> None:
    """Once for each page that is opened (its context needs `bypass_csp`)."""
    page.evaluate(AXE_SCRIPT)


_IBM = """async () => {
  const report = await new ace.Checker().check(document, ["IBM_Accessibility"]);
  const needed = one => one.ruleId === "aria_role_redundant"
    && /<(table|thead|tbody|tr|th|td)[ >]/.test(one.snippet);
  return report.results
    .filter(one => one.value[1] === "FAIL" && !needed(one))
    .map(one => `${one.ruleId}: ${one.message} ${one.snippet.slice(0, 160)}`);
}"""
"""A role that says what an element is by itself is needed where a style sheet makes
rows into lists, as browsers then forget it. “Potential” findings ask a person."""


def load_ibm(page) -> None:
    """Once for each page that is opened (its context needs `bypass_csp`)."""
    page.evaluate(IBM_SCRIPT.read_text())


def ibm_findings(page) -> list[str]:
    """What IBM's checker is sure of: violations and broken recommendations."""
    return page.evaluate(_IBM)


def findings(page, *, without: str = "") -> list[str]:
    """axe's findings but for colours: WCAG 2.2 A and AA, best practices, and AAA.

    without: a selector of what is not looked at.
    """
    return _of_axe(page, _AXE, without)


def findings_on_colours(page, *, without: str = "") -> list[str]:
    """What axe finds of contrast, by AA and AAA.

    Where the reader's system forces its colours, axe reads those of the style sheet from
    `-webkit-text-fill-color`, which nobody sees; there `faint` alone judges them.
    """
    if page.evaluate("matchMedia('(forced-colors: active)').matches"):
        return []
    return _of_axe(page, _AXE_ON_COLOURS, without)


def _of_axe(page, options: dict, without: str) -> list[str]:
    context = {"include": [["html"]], **({"exclude": [[without]]} if without else {})}
    result = page.evaluate(f"axe.run({json.dumps(context)}, {json.dumps(options)})")
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary']}"
        for one in result["violations"]
        for node in one["nodes"]
    ]


def faint(page) -> list[str]:
    """Text below 7:1 on the surface it stands on; axe leaves out what lies near a drawing."""
    return page.evaluate(_FAINT)


def too_small(page) -> list[str]:
    """Primary targets below 44 CSS pixels."""
    return page.evaluate(_TALL, PRIMARY)


def sideways(page) -> int:
    """How many pixels the page is wider than the window."""
    return max(0, page.evaluate(_SIDEWAYS))
