"""The command line: parse, ask the journal, print."""
