// Writes content files again as editors in the browser do: read with the package `yaml`, and written anew.
// node tests/yaml_again.js values|document FILE …
const fs = require('fs');
const YAML = require('yaml');

const [how, ...files] = process.argv.slice(2);
const again = {
  // As forms do: nothing but the values is kept.
  values: (text) => YAML.stringify(YAML.parse(text)),
  // As programs do that mend a file in place: comments and styles are kept.
  document: (text) => YAML.parseDocument(text).toString(),
}[how];

for (const file of files) {
  const text = fs.readFileSync(file, 'utf8');
  const front = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  const inMarkdown = file.endsWith('.md');
  fs.writeFileSync(file, inMarkdown ? `---\n${again(front[1])}---\n${front[2]}` : again(text));
}
