// Oracle's PL/SQL grammar with SQL*Plus commands (grammars-v4, about Oracle 12.1): node oracle.js NODE_MODULES
'use strict';
const { serve } = require('./antlr.js');
const { antlr4tsSQL, SQLDialect } = require(`${process.argv[2]}/antlr4ts-sql`);

serve((text, listener) => {
  const reader = new antlr4tsSQL(SQLDialect.PLSQL);
  const parser = reader.getParser(reader.getTokens(text, [listener]), [listener]);
  reader.getParseTree(parser);
});
