// Journeys of readers in Firefox, one per run: node firefox.mjs JOURNEY SITE FIREFOX
// Driven by puppeteer-core over WebDriver BiDi. Prints "done", or fails with the step
// that went wrong.

import assert from "node:assert/strict";
import puppeteer from "puppeteer-core";

const [name, site, executablePath] = process.argv.slice(2);

const heading = (page) => page.$eval("h1", (one) => one.textContent.trim());
const here = (page) => page.evaluate(() => location.href.slice(location.origin.length));
const follow = (page, act) => Promise.all([page.waitForNavigation(), act()]);

const link = async (page, words, within = "body") => {
  const links = await page.$$(`${within} a`);
  for (const one of links) {
    if ((await one.evaluate((node) => node.textContent.trim())) === words) return one;
  }
  throw new Error(`No link “${words}” on ${await here(page)}`);
};

const journeys = {
  async page(page) {
    await page.goto(`${site}/nl/`);
    await page.click(".site-menu summary");
    const [entry] = await page.$$(".site-menu__link");
    const title = await entry.evaluate((node) => node.textContent.trim());
    await follow(page, () => entry.click());
    assert.equal(await heading(page), title);
  },

  async search(page) {
    await page.goto(`${site}/de/`);
    await page.type("#search_words", "Übelkeit");
    await follow(page, () => page.keyboard.press("Enter"));
    const first = await page.waitForSelector(".search-result a");
    const title = await first.evaluate((node) => node.textContent.trim());
    await follow(page, () => first.click());
    assert.equal(await heading(page), title);
  },

  async word(page) {
    await page.goto(`${site}/en/what-ketamine-is/`);
    const word = await page.waitForSelector("button.term");
    await word.focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".terms__entry:popover-open");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "terms__close");
    await page.keyboard.press("Tab");
    await page.waitForFunction(() => !document.querySelector(".terms__entry:popover-open"));
    assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY");
  },

  async planner(page) {
    await page.goto(`${site}/en/my-treatment-day/`);
    const clinic = await page.$eval("#id_clinic option[value]:not([value=''])", (one) => one.value);
    await page.select("#id_clinic", clinic);
    const year = new Date().getFullYear() + 1;
    await page.$eval("#id_date", (one, value) => { one.value = value; }, `${year}-03-04`);
    await page.$eval("#id_time", (one) => { one.value = "09:30"; });
    await follow(page, () => page.click(".planner button[type=submit]"));
    const times = await page.$$(".timeline__when");
    assert.ok(times.length > 3);
    assert.ok((await heading(page)).includes(String(year)));
  },

  async language(page) {
    await page.goto(`${site}/nl/`);
    await page.goto(`${site}/nl/kosten/`);
    const anchor = await page.$eval("main .section[id]", (one) => one.id);
    await page.evaluate((id) => { location.hash = id; }, anchor);
    await page.waitForSelector(`a.language-menu__item[href$="#${anchor}"]`);
    await follow(page, async () => (await link(page, "Deutsch", ".language-menu")).click());
    assert.equal(await page.$eval("html", (one) => one.lang), "de");
    assert.equal(await here(page), `/de/kosten/#${anchor}`);
  },
};

const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 390, height: 844 });
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  await journeys[name](page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${wide} px too wide`);
  assert.deepEqual(complaints, []);
  console.log("done");
} finally {
  await browser.close();
}
