"""Laws that hold for every inspection there could be, tried on very many at random: `python -m tests.laws`."""
