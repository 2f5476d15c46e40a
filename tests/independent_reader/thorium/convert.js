// A DAISY book, read by Thorium Reader's parser and turned into what its player plays: node convert.js BOOK FOLDER
"use strict";
const path = require("path");
const from = (name) => require(path.join(process.env.PACKAGES, "r2-shared-js/dist/es6-es2015/src", name));

from("init-globals").initGlobalConverters_GENERIC();
from("init-globals").initGlobalConverters_SHARED();

async function main([book, folder]) {
  const publication = await from("parser/publication-parser").PublicationParsePromise(book);
  const made = await from("parser/daisy-convert-to-epub").convertDaisyToReadiumWebPub(folder, publication);
  process.stdout.write(made);
}

main(process.argv.slice(2)).catch((error) => {
  process.stderr.write(String((error && error.stack) || error));
  process.exit(1);
});
