"""Medicines as each language spells them: "ketamine", "Ketamin", "S-ketamine"."""

import re
from functools import lru_cache

from content.text.letters import letters

_STEMS = (
    *("esketamin", "ketamin", "lidokain", "morfin", "fentanyl", "oksykodon"),
    *("tramadol", "metadon", "bupren", "naloxon", "parasetamol", "ibuprofen"),
    *("midazolam", "diazepam", "lorazepam", "propofol", "klonidin", "ondansetron"),
    *("teofyllin", "ergometrin", "lamotrigin", "karbamazepin", "amitriptylin"),
    *("duloksetin", "gabapentin", "pregabalin", "benzodiazepin", "opioid"),
    *("warfarin", "marcumar", "akenokumarol", "insulin", "metformin", "litium"),
    *("haloperidol", "kannabis", "memantin", "dekstrometorfan", "magnesium"),
)
"""Each stem as `_plain` writes it; a longer one stands before those within it."""
_FAMILIES = re.compile(
    r"(\w{3,}(?:asepam|solam|olol|pril|sartan|statin|kain|profen|oksetin|triptan|konasol"
    r"|misin|silin|tidin|prasol|dipin|gliptin|glifosin|daron|mantadin|semid|tiasid|setron"
    r"|kodon|fillin|barbital|parin|ksaban|tiroksin|pridon|piprasol))(?:e|s|en|es)?"
)
"""Endings that names of substances share in every language, as `_plain` writes them."""
_SAME = (("ph", "f"), ("th", "t"), ("c", "k"), ("x", "ks"), ("z", "s"), ("y", "i"))
_ALSO = {"s": "esketamin"}
""" "S-ketamine" is esketamine."""


def _plain(word: str) -> str:
    """Without what only the spelling of a language adds."""
    found = letters(word)
    for written, plain in _SAME:
        found = found.replace(written, plain)
    return found


_KNOWN = tuple(_plain(stem) for stem in _STEMS)
_S_KETAMINE = re.compile(r"\bS(?=[-‑(+)]{1,4}ketamin)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def medicine(word: str) -> str:
    """The medicine that a word names, also as part of a compound; "" for none."""
    plain = _plain(word)
    known = next((stem for stem in _KNOWN if stem in plain), "")
    family = None if known else _FAMILIES.fullmatch(plain)
    return family[1] if family else known


def medicines(text: str) -> set[str]:
    """Every medicine that a text names, but for ketamine, which all of them are about."""
    text = _S_KETAMINE.sub("Es", text).replace("Es-", "Es").replace("Es‑", "Es")
    found = {medicine(word) for word in re.findall(r"[^\W\d_]+", text)}
    return found - {"", "ketamin"}
