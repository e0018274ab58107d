"""Files that a person names: read and checked before they touch a store."""
