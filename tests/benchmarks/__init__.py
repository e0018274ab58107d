"""How fast the program is, each figure beside a floor measured in the same run. Not part of the test suite's verdict."""
