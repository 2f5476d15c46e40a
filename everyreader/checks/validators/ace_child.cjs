// Ace as a process that stays: a line of JSON asks {id, book, out}, a line answers {id} or {id, error}. Its argument is the
// folder of @daisy/ace-cli. The browser is started once, and spoken to through a pipe, not through a loopback port, which a
// machine whose network is cut may lack.
const path = require("path");
const { createInterface } = require("readline");

const say = process.stdout.write.bind(process.stdout);
process.stdout.write = process.stderr.write.bind(process.stderr); // what else is printed is no answer

const resolve = (name, from) => require.resolve(name, { paths: [from] });
const cli = process.argv[2];
const place = resolve("@daisy/ace-axe-runner-puppeteer", cli);
const puppeteer = require(resolve("puppeteer", path.dirname(place)));
const launch = puppeteer.launch.bind(puppeteer);
puppeteer.launch = (options) => launch({ ...options, pipe: true });
const runner = require(place);
const ace = require(resolve("@daisy/ace-core", cli));
require(resolve("@daisy/ace-logger", cli)).initLogger({ silent: true, fileName: "ace.log" });

const browser = runner.launch();
browser.catch(() => {}); // the first question hears of it
const kept = { ...runner, launch: () => browser, close: async () => {} };

(async () => {
  for await (const line of createInterface({ input: process.stdin })) {
    const { id, book, out } = JSON.parse(line);
    let answer = { id };
    try {
      await ace(book, { cwd: process.cwd(), outdir: out, lang: "en", silent: true }, kept);
    } catch (error) {
      answer = { id, error: String((error && error.message) || error) };
    }
    say(`${JSON.stringify(answer)}\n`);
  }
  await browser.then(runner.close).finally(() => process.exit());
})();
