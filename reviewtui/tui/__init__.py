"""The screens: the program as a person sees it in the terminal.

How a screen is written:

1. Its keys are `Action`s in a module of `tui/actions`, the only place where a key is bound. The screen says
   `CONTEXT = "review"` and `BINDINGS = bindings("review")`, and carries `review.next_owed` out in `action_next_owed`.
2. It inherits `BaseScreen` (`tui/screen.py`) and yields its own widgets from `body()`. Title line, alert banner,
   status line and hint line are already there: `set_title(left, right)`, `set_rest(content)`, `say(sentence)`,
   `complain(sentence)`.
3. It asks the store through `self.ask(work, then)` and acts through `self.act(work, then)` (`tui/host.py`): `work`
   gets the store and runs in a thread, `then` gets its result on the event loop. Nothing else calls a service.
4. It shows the store anew in `reload()`: called when it is first shown, and when anybody has committed.
5. What is typed and not yet recorded is kept in `keep_drafts()`, called before the program leaves for any reason.
6. Text from outside becomes `Content` through `plain()` (`tui/text.py`), never markup. Colours are tones (`$tone-bad`,
   `tui/themes.py`), never alone and never named; its styles are in a `.tcss` beside it (`CSS_PATH`).
7. To lead to a screen of another folder it posts a message (`tui/messages.py`): only the app imports screens. What else
   it may ask of the program is in `Host` (`tui/host.py`), which it reaches as `self.host`.
8. A dialog, a small window over a screen, inherits `Dialog` (`tui/dialog.py`); a long list is a `PagedList`
   (`tui/widgets/paged_list.py`).
"""
