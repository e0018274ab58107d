"""The inspection report as a document: made once of blocks, and drawn as a web page and as a word processor's file."""
