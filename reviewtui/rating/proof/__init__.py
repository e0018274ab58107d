"""The proof of a framework: that its rules give exactly one rating for every combination of answers.

`prove.prove` goes over a framework and finds what is unsound in it, each finding with a concrete example in words;
`places.located` adds the line of the file. Nothing here rates anything.
"""
