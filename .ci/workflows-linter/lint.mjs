// Prints what is wrong in the workflow files that are named; ends with 1 if there is anything.
import { readFileSync } from "node:fs";
import { validate } from "@actions/languageservice";
import { TextDocument } from "vscode-languageserver-textdocument";

async function lint(files) {
  if (files.length === 0) {
    throw new Error("Name the workflow files.");
  }
  let wrong = 0;
  for (const file of files) {
    const document = TextDocument.create(`file:///${file}`, "yaml", 1, readFileSync(file, "utf8"));
    for (const finding of await validate(document)) {
      wrong++;
      console.log(`${file}:${finding.range.start.line + 1}: ${finding.message}`);
    }
  }
  return wrong;
}

lint(process.argv.slice(2)).then((wrong) => process.exit(wrong > 0 ? 1 : 0));
