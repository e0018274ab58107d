"""What can be recorded, and the laws of the record: canonical form, chain, what is current, undo, union.

Pure; knows no store and no clock. The list of the kinds of entry is `kinds.KINDS`.
"""
