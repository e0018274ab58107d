"""From answers to ratings, each with its reason. Import the module you need; none of them imports more than it uses.

`inspection` rates all cases (`rate`, `rate_counts`) · `case` rates one (`rate_case`, `live_line`) · `summary` holds the
values and `as_json` · `changes` says what would change a rating · `explain` says all of it · `table` reads a table of
answers.
"""
