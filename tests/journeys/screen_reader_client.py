#!/usr/bin/python3
"""Reads and presses the kiosk over the accessibility bus, as a screen reader does. screen_reader_test.cpp runs it.

reads           roles, names, states, places, focus and announcements are what the screen shows
plays SCRIPT    the visits of tests/journeys/visitor.script, by the names that a screen reader is told
pin             the staff PIN: what is typed is told to nobody
presses NAME    one thing, until it has had its effect
hears FILE TEXT waits until Orca has written to its debug file that it says TEXT
follows SCRIPT FILE PACK
                the same visits, with Orca: on each screen it says the question, and then each control that the focus comes
                to, in that order; and of the people of the meeting PACK it names nobody who is not in SCRIPT

Each step waits for events of the bus, and fails after a time. What fails is printed; the exit code is 1.
"""
import json
import shlex
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402
import pyatspi  # noqa: E402

PATIENCE_S = 20
LOOP = GLib.MainContext.default()
EVENTS = ("object:children-changed", "object:state-changed", "object:text-changed", "object:property-change",
          "object:announcement", "object:bounds-changed", "window:activate")
PRESSED = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_RADIO_BUTTON, pyatspi.ROLE_CHECK_BOX)
FIELDS = (pyatspi.ROLE_ENTRY, pyatspi.ROLE_PASSWORD_TEXT)
told = []  # events in the order in which they came


def fail(words):
    print("FAILED:", words)
    for node in nodes():
        print("  ", node.getRoleName(), repr(node.name), repr(node.description))
    sys.exit(1)


def wait_for(question, what):
    """Asks again after each event until the answer is true; returns it."""
    deadline = time.monotonic() + PATIENCE_S
    # An event that comes while the bus is asked something is taken in there: the loop would wait for another one.
    timer = GLib.timeout_add(100, lambda: True)
    try:
        while True:
            try:
                answer = question()
            except GLib.GError:  # it went while it was asked
                answer = None
            if answer:
                return answer
            if time.monotonic() > deadline:
                fail("waited for " + what)
            LOOP.iteration(True)
            while LOOP.pending():  # the bus is asked once for a burst of events
                LOOP.iteration(False)
    finally:
        GLib.source_remove(timer)


def kiosk():
    for application in pyatspi.Registry.getDesktop(0):
        if application is not None and application.name == "Copro":
            return application
    return None


def window():
    application = kiosk()
    if application is None or application.childCount == 0:
        return None
    Atspi.Accessible.set_cache_mask(application, Atspi.Cache.NONE)
    return application[0]


def walk(node):
    yield node
    if node.name == "Keyboard":  # its forty keys would be asked after each event
        return
    for child in node:
        if child is not None:
            yield from walk(child)


def nodes():
    top = window()
    return list(walk(top)) if top else []


def find(name, roles=PRESSED):
    for node in nodes():
        if node.name == name and node.getRole() in roles:
            return node
    return None


def has(node, state):
    return node.getState().contains(state)


def place(node):
    return node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)


def turn(way):
    """To the next part or the one before, where there is one."""
    button = find(way)
    if not button or not has(button, pyatspi.STATE_SENSITIVE):
        return False
    last = [node.name for node in nodes()]
    button.queryAction().doAction(0)
    wait_for(lambda: [node.name for node in nodes()] != last, "another part")
    return True


def on_some_part(question):
    """What is on another part is not told before it is turned to."""
    answer = question()
    if answer:
        return answer
    while turn("Go up"):
        pass
    answer = question()
    while not answer and turn("More"):
        answer = question()
    return answer


def press(name):
    node = wait_for(lambda: on_some_part(lambda: find(name)), name)
    is_answer = node.getRole() in PRESSED[1:]
    before = seen()
    check(node.queryAction().doAction(0), name + " can be pressed")
    wait_for(lambda: seen() != before, "what comes of " + name)
    if is_answer:
        check(has(find(name), pyatspi.STATE_CHECKED), name + " is chosen")


def seen():
    return [(one.name, one.getRole(), has(one, pyatspi.STATE_CHECKED)) for one in nodes()]


def field():
    return next((node for node in nodes() if node.getRole() in FIELDS), None)


def type_text(words):
    wait_for(field, "a field").queryEditableText().setTextContents(words)
    wait_for(lambda: field().queryText().getText(0, -1) == words, "typed: " + words)


def expect(words):
    wait_for(lambda: on_some_part(lambda: any(words in node.name + node.description for node in nodes())), words)


def check(is_so, words):
    if not is_so:
        fail(words)


def script_lines(script):
    """All three journeys; what comes after them is about settings and time."""
    for line in open(script, encoding="utf-8"):
        words = shlex.split(line, comments=True)
        if words and words[0] in ("press", "type", "expect"):
            yield words
        if words == ["press", "I have finished"]:
            return


def plays(script):
    for words in script_lines(script):
        {"press": press, "type": type_text, "expect": expect}[words[0]](words[1])


class Ears:
    """What Orca has said, in its order. Each question goes on behind what was found before."""

    def __init__(self, path):
        self.file = open(path, encoding="utf-8", errors="replace")
        self.half = ""  # of a line that is still being written
        self.said = []
        self.at = 0
        self.monitor = Gio.File.new_for_path(path).monitor_file(Gio.FileMonitorFlags.NONE, None)
        self.monitor.set_rate_limit(50)

    def listen(self):
        lines = (self.half + self.file.read()).split("\n")
        self.half = lines.pop()
        for line in lines:
            if "SPEECH OUTPUT: '" in line:
                self.said.append(line.split("SPEECH OUTPUT: '", 1)[1])

    def find(self, words):
        self.listen()
        for index in range(self.at, len(self.said)):
            if self.said[index].startswith(words):
                self.at = index + 1
                return True
        return False

    def hear(self, words):
        if words:
            wait_for(lambda: self.find(words), "Orca to say " + words + ", after " + str(self.said[self.at - 1:]))


def bring_focus(name, ears):
    node = wait_for(lambda: on_some_part(lambda: find(name)), name)
    node.queryComponent().grabFocus()
    ears.hear(name)


def follows(script, path, pack):
    ears = Ears(path)
    heading = ""
    for line in script_lines(script):
        if window().name != heading:
            heading = window().name
            ears.hear(heading)
        if line[0] == "press":
            bring_focus(line[1], ears)
            press(line[1])
        elif line[0] == "type":
            type_text(line[1])
    ears.listen()
    for name in others(script, pack):
        check(not any(name in said for said in ears.said), "Orca says nothing of " + name)


def others(script, pack):
    """The names of those who are at the meeting and not in the visit, as they stand on buttons and in records."""
    played = open(script, encoding="utf-8").read()
    people = json.load(open(pack, encoding="utf-8"))["people"]
    names = [name for one in people for name in (one["last_name"], one["first_name"] + " " + one["last_name"][0] + ".")]
    names = [name for name in names if name not in played]
    check(len(names) > 20, "there are others at the meeting")
    return names


def reads():
    check(window().getRole() == pyatspi.ROLE_FRAME, "the window is a frame")
    check(has(window(), pyatspi.STATE_ACTIVE), "the window is active")
    check(window().name == "Hello. What would you like to do?", "the window has the question's name")
    heading = find(window().name, [pyatspi.ROLE_HEADING])
    check(heading and heading.queryText().getText(0, -1) == window().name, "the question is a heading with its words")
    check(heading.queryText().getTextAtOffset(1, pyatspi.TEXT_BOUNDARY_WORD_START)[0].strip() == "Hello.", "its words")
    check(heading.objectLocale.startswith("en"), "in English")
    check(any(node.getRole() == pyatspi.ROLE_PANEL and node.name for node in nodes()), "the help bar has a name")
    sign_in = find("Sign in")
    for state in (pyatspi.STATE_ENABLED, pyatspi.STATE_SHOWING, pyatspi.STATE_FOCUSABLE):
        check(has(sign_in, state), "Sign in can be used")

    # The ring and what a screen reader is told move together, whoever moves them.
    check(not has(sign_in, pyatspi.STATE_FOCUSED), "nothing has the ring yet")
    sign_in.queryComponent().grabFocus()
    wait_for(lambda: has(find("Sign in"), pyatspi.STATE_FOCUSED), "the ring on Sign in")
    told.clear()
    subprocess.run(["xdotool", "key", "Tab"], check=True)
    wait_for(lambda: [1 for kind, name, on in told if kind == "object:state-changed:focused" and on and name != "Sign in"],
             "that the next thing has the focus")
    check(sum(has(node, pyatspi.STATE_FOCUSED) for node in nodes()) == 1, "one thing has the focus")
    check(has(find("Say what I think"), pyatspi.STATE_FOCUSED), "the next thing has the focus")

    # A finger where the bus says that it is.
    box = place(find("Say what I think"))
    at = window().queryComponent().getAccessibleAtPoint(box.x + box.width // 2, box.y + box.height // 2,
                                                       pyatspi.DESKTOP_COORDS)
    check(at.name == "Say what I think", "it is what lies there")
    told.clear()
    subprocess.run(["xdotool", "mousemove", str(box.x + box.width // 2), str(box.y + box.height // 2), "click", "1"],
                   check=True)
    wait_for(lambda: window().name == "What we can change" and find("Next"), "what can change")
    press("Next")
    press("Next")
    wait_for(lambda: window().name == "How was the meeting for you?" and find("Good"), "the feedback's first question")
    wait_for(lambda: any(kind == "object:property-change:accessible-name" for kind, _, _ in told), "a new name")
    check(not any(has(node, pyatspi.STATE_FOCUSED) for node in nodes()), "a touch takes the ring away")

    press("Good")
    press("Next")
    told.clear()
    type_text("Caf\u00e9 near")
    wait_for(lambda: any(kind.startswith("object:text-changed:insert") for kind, _, _ in told), "that letters came")
    check(field().queryText().caretOffset == 9, "the caret is behind the last letter")
    told.clear()
    subprocess.run(["xdotool", "key", "BackSpace"], check=True)
    wait_for(lambda: ("object:text-changed:delete", "Can you say why?", "r") in told, "which letter went")
    for _ in range(4):
        press("Back")
    press("Sign in")
    told.clear()
    press("Next")
    wait_for(lambda: any(kind == "object:announcement" for kind, _, _ in told), "an announcement of what is wrong")
    check(any(node.getRole() == pyatspi.ROLE_NOTIFICATION for node in nodes()), "what is wrong is a notification")


def pin():
    press("Ask a person")
    press("I am staff")
    node = wait_for(lambda: next((one for one in nodes() if one.getRole() == pyatspi.ROLE_PASSWORD_TEXT), None),
                    "a password text")
    node.queryEditableText().setTextContents("4711")
    wait_for(lambda: field().queryText().characterCount == 4, "four dots")
    check(field().queryText().getText(0, -1) == "\u2022" * 4, "nothing but dots")
    wait_for(lambda: any(kind.startswith("object:text-changed") for kind, _, _ in told), "text-changed")
    for node in nodes():
        check("4711" not in node.name + node.description, "the PIN is told to nobody")
    check(not any("4711" in str(detail) for _, _, detail in told), "the PIN is in no event")


def hears(path, words):
    monitor = Gio.File.new_for_path(path).monitor_file(Gio.FileMonitorFlags.NONE, None)
    monitor.set_rate_limit(50)
    wait_for(lambda: any("SPEECH OUTPUT: '" + words in line for line in open(path, encoding="utf-8", errors="replace")),
             "Orca to say " + words)


def main():
    def heard(event):
        detail = event.any_data if event.type.startswith("object:text") else event.detail1
        try:
            name = event.source.name if event.source else ""
        except GLib.GError:  # it has gone since
            name = ""
        told.append((str(event.type), name, detail))

    if sys.argv[1] == "hears":
        hears(sys.argv[2], sys.argv[3])
        return
    # Whoever listens to "children" of the desktop hears when the kiosk comes.
    pyatspi.Registry.registerEventListener(heard, *EVENTS)
    wait_for(lambda: window() and window().childCount > 0, "the kiosk on the bus")
    {"plays": plays, "follows": follows, "reads": reads, "pin": pin, "presses": press}[sys.argv[1]](*sys.argv[2:])


main()
