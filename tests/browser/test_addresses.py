"""While a title is typed, an address is proposed as its language spells it."""

from playwright.sync_api import expect


def test_german_letters_are_spelled_out_and_a_typed_address_stays(site, open_browser):
    nurse = open_browser(site)
    nurse.log_in("nurse")
    nurse.go("/staff/content/page/add/")
    nurse.page.get_by_role("radio", name="Deutsch").first.check()
    title = nurse.page.locator("#id_title_de")
    address = nurse.page.locator("#id_slug_de")
    title.press_sequentially("Ärzte für große Öfen")
    expect(address).to_have_value("aerzte-fuer-grosse-oefen")
    address.fill("oefen")
    title.press_sequentially(" und mehr")
    expect(address).to_have_value("oefen")
    nurse.page.get_by_role("radio", name="Nederlands").first.check()
    nurse.page.locator("#id_title_nl").press_sequentially("Coördinatie")
    expect(nurse.page.locator("#id_slug_nl")).to_have_value("coordinatie")
