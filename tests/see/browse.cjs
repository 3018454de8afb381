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

// What every page must do without: errors, requests, wider than the screen.
async function open(browser, problems, file) {
  const page = await browser.newPage();
  page.on('console', (m) => m.type() === 'error' && problems.push(m.text()));
  page.on('pageerror', (e) => problems.push(String(e)));
  page.on('request', (r) => r.url().startsWith('file:') ||
                            problems.push('request ' + r.url()));
  await page.setViewport({width : 1400, height : 1000});
  await page.goto('file://' + file);
  return page;
}

async function use(page) {
  const shown = () => page.$eval('#shown', (e) => e.textContent);
  check((await shown()).includes('28'), 'all claims are counted');
  await page.click('p > a.neg');
  check(await page.$eval('#panel', (e) => !e.hidden), 'a click opens the panel');
  check((await page.$eval('#panel', (e) => e.textContent)).includes('NOT'),
        'the panel tells the denial');
  check(page.url().includes('#claim-'), 'the claim has an address');
  await page.keyboard.press('Escape');
  check(await page.$eval('#panel', (e) => e.hidden), 'Escape closes it');
  await page.click('#f-affirmed');
  check((await shown()).includes('3 shown'), 'three claims are denied');
  await page.click('#reset');
  const all = parseInt((await shown()).match(/\d+/)[0], 10);
  await page.click('#filters input[id^=f-s]');
  check(parseInt((await shown()).match(/\d+/)[0], 10) < all,
        'a speaker can be left out');
  await page.click('#reset');
  await page.type('#find', 'witchcraft');
  check((await shown()).includes('1 shown'), 'search finds one claim');
  await page.click('#reset');
  const label = await page.$eval('#entity option:nth-child(2)',
                                 (e) => e.textContent);
  await page.select('#entity', await page.$eval('#entity option:nth-child(2)',
                                                (e) => e.value));
  check((await shown()).includes(label.match(/\((\d+)\)/)[1] + ' shown'),
        'an entity has its claims');
  await page.click('#reset');
  await page.click('#f-shared');
  check(parseInt((await shown()).match(/\d+/)[0], 10) < all,
        'what only one document says can be had alone');
  await page.click('#reset');
  await page.click('label:has(#v3)');
  check(await page.$eval('.f3', (e) => getComputedStyle(e).display !== 'none'),
        'the timeline shows');
  await page.click('#all thead button');
  await page.click('#all tbody a[href^="#a"]');
  check(page.url().includes('#a'), 'a number leads into the text');
}

// Every link of the page leads somewhere on it.
async function check_links(page) {
  const lost = await page.evaluate(
      () => [...document.querySelectorAll('a')]
                .map((a) => a.getAttribute('href') ||
                            a.getAttribute('xlink:href'))
                .filter((to) => (to && to[0] !== "#") ||
                                to && !document.getElementById(to.slice(1))));
  check(lost.length === 0, 'links lead nowhere: ' + lost.slice(0, 5));
}

// With axe-core and html-validate, when NODE_PATH has them.
async function check_rules(page, file) {
  let axe, validate;
  try {
    axe = require.resolve('axe-core');
    validate = require('html-validate');
  } catch (error) {
    console.log('not checked: accessibility, validity');
    return;
  }
  const source = fs.readFileSync(axe, 'utf8');
  const found = await page.evaluate(
      source + ';axe.run().then((r) => r.violations.map(' +
      '(v) => v.id + " " + v.nodes[0].html))');
  check(found.length === 0, found.join('\n'));
  const report = await new validate.HtmlValidate().validateFile(file);
  check(report.valid, JSON.stringify(report.results.map((r) => r.messages)));
}

async function browse(folder) {
  const file = path.join(folder, 'report.html');
  execFileSync(process.env.QUOTH,
               [ 'report', 'tests/see/interviews.ttl', '-o', file ]);
  const browser = await puppeteer.launch(
      {executablePath : browserPath, args : [ '--no-sandbox' ]});
  const problems = [];
  const page = await open(browser, problems, file);
  await page.screenshot({path : path.join(folder, 'report-1400.png')});
  await use(page);
  await check_links(page);
  await page.setViewport({width : 390, height : 1500});
  const wide = await page.evaluate(
      () => document.documentElement.scrollWidth > innerWidth + 1);
  check(!wide, 'nothing is wider than a phone');
  await page.goto('file://' + file);
  await page.screenshot({path : path.join(folder, 'report-390.png')});
  await page.setJavaScriptEnabled(false);
  await page.goto('file://' + file);
  check(await page.$('#a1'), 'reads without scripts');
  await page.click('label:has(#v2)');
  check(await page.$eval('.f2', (e) => getComputedStyle(e).display !== 'none'),
        'tabs work without scripts');
  check(problems.length === 0, problems.join('\n'));
  const checked = await browser.newPage();
  await checked.setBypassCSP(true); // the checker is a script of its own
  await checked.goto('file://' + file);
  await check_rules(checked, file);
  await browser.close();
}

const folder = process.argv[2] ||
    fs.mkdtempSync(path.join(os.tmpdir(), 'quoth-browse-'));
browse(folder).then(() => console.log('ok'), (error) => {
  console.error(String(error));
  process.exit(1);
});
