"""The example folder `fact_files`: the names of its files, and a way to change them."""

CLINICS, COUNTRIES = "records/clinics.yaml", "records/countries.yaml"
FACTS, NOTICES = "records/facts.yaml", "records/notices.yaml"
PAGE, CLINIC_PAGE = "pages/procedure.en.md", "pages/clinic-zeewind.en.md"


def edit(folder, file, old, new):
    """Put `new` in the place of `old`; returns the line on which it stood first."""
    text = (folder / file).read_text()
    assert old in text, "the example has changed"
    (folder / file).write_text(text.replace(old, new, 1))
    return text[: text.index(old)].count("\n") + 1
