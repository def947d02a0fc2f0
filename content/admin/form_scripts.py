"""The scripts of every form of a draft, in the order in which they take hold of it."""

FORM_SCRIPTS = (
    "js/admin/section_order.js",
    "js/admin/kind_picker.js",
    "js/admin/language_bar.js",
    "js/admin/cards.js",
    "js/admin/card_insert.js",
    "js/admin/card_remove.js",
    "js/admin/problems.js",
)
