"""A terminal that does not know its size is worked in at 80 columns, and let go of when it is closed."""

from tests.journeys.conftest import OTHER, Open, Place


def test_it_works_at_eighty_columns_and_ends_with_its_window(open_window: Open, sample: Place) -> None:
    window = open_window("--store", sample.store, "--as", OTHER)
    window.resize(0, 0)
    window.wait_for("MOR-03")
    window.settle(0.5)
    window.press("S")
    window.wait_for("Standard")
    window.close()
