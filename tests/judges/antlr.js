// What both ANTLR parsers share: JSON lines in and out, and how a complaint is worded.
// A message names the token that was met and doesn't list the hundreds that could have stood there.
'use strict';
const readline = require('readline');

function met(text, token) {
  // token.text is empty in a grammar whose input is folded to upper case
  const there = text.slice(token.startIndex, token.stopIndex + 1);
  return there ? `unexpected ${JSON.stringify(there)}` : 'unexpected end';
}

function listener(text, complaints) {
  return {
    syntaxError(recognizer, token, line, column, message) {
      complaints.push([line, column + 1, token ? met(text, token) : message]);
    },
  };
}

function serve(parse) {
  readline.createInterface({ input: process.stdin }).on('line', (line) => {
    const complaints = [];
    const { text } = JSON.parse(line);
    parse(text, listener(text, complaints), complaints);
    process.stdout.write(JSON.stringify(complaints) + '\n');
  });
}

module.exports = { met, serve };
