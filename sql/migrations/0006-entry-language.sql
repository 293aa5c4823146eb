-- Whether any entry is of a language is asked before a search looks at thousands of others.
CREATE INDEX entry_by_lang ON entry (lang);
