"""What the program says of stores that earlier versions wrote, and of the sample: to the byte.

`r0001.store.gz` and its likes are stores as the versions with these schemas left them. Each joins two laptops
that disagree, and holds every kind of entry of its time, done, undone, done again, taken out, imported and withheld.
They cannot be made again and are never changed. What stands beside them is written by `python -m tests.golden.make`,
after a change of what is said that is meant.
"""
