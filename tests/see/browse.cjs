// Opens a report in headless Chromium: clicks a claim, filters, follows a
// link, and looks for errors and requests. Skips (77) without puppeteer-core
// (found through NODE_PATH) or Chromium.
// usage: QUOTH=… node tests/see/browse.cjs [SCREENSHOT-FOLDER]
const { execFileSync } = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');

const browserPath = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (p) => fs.existsSync(p));
let puppeteer;
try {
  puppeteer = require('puppeteer-core');
} catch (error) {
  puppeteer = null;
}
if (!puppeteer || !browserPath) {
  console.log('skipped: needs puppeteer-core in NODE_PATH, and chromium');
  process.exit(77);
}

function check(condition, what) {
  if (!condition) {
    throw new Error(what);
  }
}

async function browse(folder) {
  const page_file = path.join(folder, 'report.html');
  execFileSync(process.env.QUOTH,
               ['report', 'tests/see/interviews.ttl', '-o', page_file]);
  const browser = await puppeteer.launch(
      {executablePath : browserPath, args : [ '--no-sandbox' ]});
  const page = await browser.newPage();
  const problems = [];
  page.on('console', (m) => m.type() === 'error' && problems.push(m.text()));
  page.on('pageerror', (e) => problems.push(String(e)));
  page.on('request', (r) => r.url().startsWith('file:') ||
                            problems.push('request ' + r.url()));
  await page.setViewport({width : 1400, height : 1000});
  await page.goto('file://' + page_file);
  await page.screenshot({path : path.join(folder, 'report-1400.png')});

  const shown = () => page.$eval('#shown', (e) => e.textContent);
  check((await shown()).includes('28'), 'all claims are counted');
  await page.click('.t.negated');
  check(await page.$eval('#panel', (e) => !e.hidden), 'a click opens the panel');
  check((await page.$eval('#panel', (e) => e.textContent)).includes('NOT'),
        'the panel tells the denial');
  check(page.url().includes('#claim-'), 'the claim has an address');
  await page.keyboard.press('Escape');
  await page.click('#f-affirmed');
  check((await shown()).includes('3 shown'), 'three claims are denied');
  await page.click('#reset');
  await page.type('#find', 'witchcraft');
  check((await shown()).includes('1 shown'), 'search finds one claim');
  await page.click('#reset');
  await page.click('label:has(#v3)');
  check(await page.$eval('.f3', (e) => getComputedStyle(e).display !== 'none'),
        'the timeline shows');
  await page.click('#all thead button');
  await page.click('#all tbody a[href^="#at-"]');
  check(page.url().includes('#at-'), 'a number leads into the text');
  await page.setViewport({width : 390, height : 1500});
  const wide = await page.evaluate(
      () => document.documentElement.scrollWidth > innerWidth + 1);
  check(!wide, 'nothing is wider than a phone');
  await page.goto('file://' + page_file);
  await page.screenshot({path : path.join(folder, 'report-390.png')});
  await page.setJavaScriptEnabled(false);
  await page.goto('file://' + page_file);
  check(await page.$('#at-1'), 'reads without scripts');
  await browser.close();
  check(problems.length === 0, problems.join('\n'));
}

const folder = process.argv[2] ||
    fs.mkdtempSync(path.join(os.tmpdir(), 'quoth-browse-'));
browse(folder).then(() => console.log('ok'), (error) => {
  console.error(String(error));
  process.exit(1);
});
