// Loaded before Ace: its browser is spoken to through a pipe, not through a loopback port, which a machine whose
// network is cut may lack.
const from = require.resolve("@daisy/ace-axe-runner-puppeteer", { paths: [require("path").dirname(process.argv[1])] });
const puppeteer = require(require.resolve("puppeteer", { paths: [require("path").dirname(from)] }));
const launch = puppeteer.launch.bind(puppeteer);
puppeteer.launch = (options) => launch({ ...options, pipe: true });
