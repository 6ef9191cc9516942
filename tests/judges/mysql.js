// MySQL Workbench's grammar (as of MySQL 8.0.18), one statement at a time: node mysql.js NODE_MODULES
// The parser class that the package offers is left aside: where its quick first pass fails, its second one goes on
// in the middle of the statement, and takes ALTER TABLE t DROP TABLE u for DROP TABLE u.
'use strict';
const { met, serve } = require('./antlr.js');
const modules = process.argv[2];
const { ANTLRInputStream, CommonTokenStream, Token } = require(`${modules}/antlr4ts`);
const { MySQLLexer } = require(`${modules}/ts-mysql-parser/dist/grammar/MySQLLexer`);
const { MySQLParser } = require(`${modules}/ts-mysql-parser/dist/grammar/MySQLParser`);

const VERSION = 80030;
const CHARSETS = ['_utf8mb4', '_utf8mb3', '_utf8', '_latin1', '_ascii', '_binary', '_ucs2', '_utf16', '_utf32'];

serve((text, listener, complaints) => {
  const lexer = new MySQLLexer(new ANTLRInputStream(text));
  const tokens = new CommonTokenStream(lexer);
  const parser = new MySQLParser(tokens);
  for (const recognizer of [lexer, parser]) {
    recognizer.removeErrorListeners();
    recognizer.addErrorListener(listener);
    recognizer.serverVersion = VERSION;
    recognizer.sqlMode = 0;
  }
  lexer.charsets = CHARSETS;
  parser.query();
  const next = tokens.LT(1);
  if (complaints.length === 0 && next.type !== Token.EOF) {
    complaints.push([next.line, next.charPositionInLine + 1, met(text, next)]);
  }
});
