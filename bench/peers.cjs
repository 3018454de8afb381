// What the peers of bench/speed.py do with a text: node peers.cjs wink|compromise FILE
// wink: every stage of wink-nlp (tokens, sentences, tags, lemmas, negation, sentiment, entities) and a look at each
// entity; compromise: people, places and organisations. One line a paragraph keeps both within their memory.
const fs = require('fs');
const [, , peer, file] = process.argv;
const paragraphs = fs.readFileSync(file, 'utf8').split(/\n\n+/);
let found = 0;

if (peer === 'wink') {
  const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
  for (const text of paragraphs) {
    const doc = nlp.readDoc(text);
    found += doc.entities().out(nlp.its.detail).length + doc.tokens().out(nlp.its.lemma).length;
  }
} else {
  const nlp = require('compromise');
  for (const text of paragraphs) {
    const doc = nlp(text);
    found += doc.people().length + doc.places().length + doc.organizations().length;
  }
}
console.log(found);
