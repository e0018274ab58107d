"""Calls of services in threads: in order, the latest wins, and failures are sentences."""

import asyncio
import threading

import pytest

from reviewtui.services.errors import BadInput, NotWritten
from reviewtui.services.store.stores import Store
from reviewtui.tui.app import INTERRUPTED, ReviewApp
from reviewtui.tui.calls import READERS
from reviewtui.tui.messages import Go
from tests.tui.conftest import settle, shown


async def test_acts_happen_in_the_order_asked_for(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        done: list[int] = []
        gate = threading.Event()
        app.screen.act(lambda store: gate.wait(5), lambda _: done.append(0))
        for number in range(1, 20):
            app.screen.act(lambda store, number=number: number, done.append)
        gate.set()
        await settle(pilot)
        assert done == list(range(20))


async def test_of_several_questions_only_the_latest_is_answered(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        heard: list[str] = []
        gate = threading.Event()
        app.screen.ask(lambda store: gate.wait(5) and "old", heard.append, latest="filter")
        app.screen.ask(lambda store: "new", heard.append, latest="filter")
        gate.set()
        await settle(pilot)
        assert heard == ["new"]


async def test_no_service_runs_on_the_event_loop(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        threads: list[int] = []
        app.screen.ask(lambda store: threading.get_ident(), threads.append)
        app.screen.act(lambda store: threading.get_ident(), threads.append)
        await settle(pilot)
        assert threading.get_ident() not in threads
        assert len(threads) == 2


async def test_a_failure_is_a_sentence_in_the_status_line(app: ReviewApp) -> None:
    def refuse(store: Store) -> None:
        raise BadInput("There is no such case “X”.")

    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.ask(refuse, lambda _: None)
        await settle(pilot)
        assert "✗ There is no such case “X”." in shown(pilot)


async def test_an_answer_for_a_screen_that_has_gone_is_dropped(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        heard: list[str] = []
        gate = threading.Event()
        app.go(Go("record"))
        await settle(pilot)
        app.screen.ask(lambda store: gate.wait(5) and "late", heard.append)
        app.go_back()
        await pilot.pause()
        gate.set()
        await settle(pilot)
        assert heard == []


async def test_a_reading_that_a_later_one_overtook_is_not_begun(app: ReviewApp) -> None:
    async with app.run_test() as pilot:
        await settle(pilot)
        gate, begun, heard = threading.Event(), list[int](), list[int]()
        for _ in range(READERS):
            app.screen.ask(lambda store: gate.wait(5), lambda _: None)
        for number in range(9):
            app.screen.ask(lambda store, number=number: begun.append(number) or number, heard.append, latest="rows")
        gate.set()
        await settle(pilot)
        assert (begun, heard) == ([8], [8])


async def test_what_changes_something_and_was_asked_for_before_leaving_is_carried_out(small_store: Store) -> None:
    app = ReviewApp(small_store, person="Ada Lead")
    done, exchanged = threading.Event(), threading.Event()
    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.act(lambda store: (threading.Event().wait(0.1), done.set()))
        app.screen.ask(lambda store: done.wait(5) and exchanged.set(), lambda _: None, is_apart=True)
        app.leave(INTERRUPTED)
    assert done.is_set()
    assert exchanged.is_set()


async def test_a_fault_of_ours_ends_the_program_with_one_sentence_and_no_values(
    small_store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    def fault(store: Store) -> None:
        secret = "a child's name"
        raise RuntimeError(secret[:0] + "broken")

    app = ReviewApp(small_store, person="Ada Lead")
    with pytest.raises(RuntimeError, match="broken"):
        async with app.run_test() as pilot:
            await settle(pilot)
            app.screen.ask(fault, lambda _: None)
            await pilot.pause(0.2)
    assert app.return_code == 70
    told = capsys.readouterr().err
    assert "reviewtui has stopped because of an error" in told
    assert "child" not in told
    assert "Traceback" not in told


async def test_who_quits_while_something_is_being_saved_is_told_so(small_store: Store) -> None:
    app = ReviewApp(small_store, person="Ada Lead")
    saved, answered = threading.Event(), threading.Event()
    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.ask(lambda store: answered.wait(10), lambda _: None, is_apart=True)
        app.screen.act(lambda store: saved.wait(10))
        await pilot.press("q")
        assert "Saving your last changes. reviewtui closes when they are saved." in shown(pilot)
        assert app.is_running
        saved.set()
        while app.calls.acts > 1:  # work apart holds up no act
            await asyncio.sleep(0.01)
        app.leave()
        assert app.return_code is None
        answered.set()
        while app.return_code is None:
            await asyncio.sleep(0.01)
    assert app.return_code == 0


async def test_what_could_not_be_saved_keeps_the_program_open_until_one_quits_again(small_store: Store) -> None:
    app = ReviewApp(small_store, person="Ada Lead")
    tried = threading.Event()

    def refuse(store: Store) -> None:
        tried.wait(10)
        raise NotWritten("The disk is full.")

    async with app.run_test() as pilot:
        await settle(pilot)
        app.screen.act(refuse)
        await pilot.press("q")
        tried.set()
        await settle(pilot)
        await pilot.pause(0.3)
        assert app.return_code is None
        assert "The disk is full." in shown(pilot)
        await pilot.press("q")
    assert app.return_code == 0
