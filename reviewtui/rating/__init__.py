"""From answers to ratings, each with its reason.

Import the module that is needed, so that the first screen does not pay for explanations: `inspection` rates all cases,
`case` and `live` one; `changes` says what would change a rating, `explain` all there is to say about it; `table` reads
a table of answers; `summary` holds what comes out.
"""
