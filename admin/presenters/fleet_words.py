"""What the curator reads about a kiosk: sentences, times, sizes."""

from admin.presenters.sentences import in_words
from admin.presenters.words import QT_TRANSLATE_NOOP, pictures, say
from admin.services.fleet import KioskReport
from admin.services.fleet_findings import Finding, Level, Matter
from shared.domain.camera_fault import CameraFault
from shared.domain.kiosk_status import KioskState

_LEVELS = {
    Level.WRONG: QT_TRANSLATE_NOOP("Admin", "Wrong"),
    Level.LOOK: QT_TRANSLATE_NOOP("Admin", "Look at it"),
    Level.GOOD: QT_TRANSLATE_NOOP("Admin", "Good"),
}
_OFF = QT_TRANSLATE_NOOP("Admin", "Switched off")
_STATES = {
    KioskState.WAITING: QT_TRANSLATE_NOOP("Admin", "It waits for visitors."),
    KioskState.VISIT: QT_TRANSLATE_NOOP("Admin", "Somebody is there."),
    KioskState.ASLEEP: QT_TRANSLATE_NOOP("Admin", "Its screen is dark until somebody touches it."),
    KioskState.CLOSED: QT_TRANSLATE_NOOP("Admin", "The hall is closed."),
    KioskState.PAUSED: QT_TRANSLATE_NOOP("Admin", "Its staff have paused it."),
    KioskState.STOPPED: QT_TRANSLATE_NOOP("Admin", "It was switched off in good order."),
}
_SENTENCES = {
    Matter.UNREADABLE: QT_TRANSLATE_NOOP("Admin", "What it wrote cannot be read: {0}"),
    Matter.CLOCK: QT_TRANSLATE_NOOP("Admin", "Its clock is ahead of this machine's by {0}."),
    Matter.DISK: QT_TRANSLATE_NOOP("Admin", "Its disk has only {0} left."),
    Matter.PICTURES: QT_TRANSLATE_NOOP("Admin", "It has only {0} to show."),
    Matter.BURIED: QT_TRANSLATE_NOOP(
        "Admin", "Messages for {1} were refused and are kept aside: {0}."
    ),
    Matter.STUCK: QT_TRANSLATE_NOOP("Admin", "Messages for {1} have waited for {2}: {0}."),
    Matter.TROUBLE: QT_TRANSLATE_NOOP("Admin", "It says: {0}"),
    Matter.ERROR: QT_TRANSLATE_NOOP("Admin", "An error of its log, of the last day: {0}"),
    Matter.VERSION: QT_TRANSLATE_NOOP("Admin", "It runs version {0}, this is {1}."),
}
_SILENT = QT_TRANSLATE_NOOP(
    "Admin", "Nothing was heard of it for {0}: look at its power and network."
)
_CAMERA = QT_TRANSLATE_NOOP("Admin", "Its camera gives no picture: look at the cable.")
_CAMERA_FAULTS: dict[str, str] = {
    CameraFault.GONE: QT_TRANSLATE_NOOP("Admin", "Its camera is not plugged in."),
    CameraFault.BUSY: QT_TRANSLATE_NOOP("Admin", "Another program there uses its camera."),
    CameraFault.FORBIDDEN: QT_TRANSLATE_NOOP("Admin", "It is not allowed to use its camera."),
    CameraFault.FROZEN: QT_TRANSLATE_NOOP(
        "Admin", "Its camera shows one picture for ever: unplug it and plug it in again."
    ),
    CameraFault.BLACK: QT_TRANSLATE_NOOP(
        "Admin", "Its camera sees only black: look whether it is covered."
    ),
}
_EMPTY_SHELF = QT_TRANSLATE_NOOP("Admin", "It has no picture to show.")
_SINKS = {
    "events": QT_TRANSLATE_NOOP("Admin", "the event log"),
    "personalize": QT_TRANSLATE_NOOP("Admin", "Personalize"),
}
_DAY_S = 86_400


def level_name(kiosk: KioskReport) -> str:
    """How a kiosk is, in a word or two."""
    return say(_OFF if kiosk.is_off and kiosk.level is Level.GOOD else _LEVELS[kiosk.level])


def sentences(kiosk: KioskReport) -> list[str]:
    """What is wrong with a kiosk, the worst first, or what it is doing."""
    if kiosk.findings:
        return [sentence(finding) for finding in kiosk.findings]
    return [say(_STATES[kiosk.status.state])] if kiosk.status else []


def sentence(finding: Finding) -> str:
    """One finding as a sentence."""
    first = finding.values[0]
    match finding.matter:
        case Matter.SILENT | Matter.CLOCK:
            words = say(_SILENT if finding.matter is Matter.SILENT else _SENTENCES[Matter.CLOCK])
            return words.format(span(int(first)))
        case Matter.CAMERA:
            return say(_CAMERA_FAULTS.get(str(first), _CAMERA))
        case Matter.DISK:
            return say(_SENTENCES[Matter.DISK]).format(size(int(first)))
        case Matter.PICTURES if not first:
            return say(_EMPTY_SHELF)
        case Matter.PICTURES:
            return say(_SENTENCES[Matter.PICTURES]).format(pictures(int(first)))
        case Matter.BURIED:
            return say(_SENTENCES[Matter.BURIED]).format(*_counted(finding))
        case Matter.STUCK:
            words = say(_SENTENCES[Matter.STUCK])
            return words.format(*_counted(finding), span(int(finding.values[2])))
        case _:  # with what a kiosk says, in English
            words = map(in_words, map(str, finding.values))
            return say(_SENTENCES[finding.matter]).format(*words)


def span(seconds: float) -> str:
    """How long something took or lasts: `40 s`, `3 minutes`, `5 hours`, `12 days`."""
    for unit_s, one, many in (
        (_DAY_S, "", QT_TRANSLATE_NOOP("Admin", "{0} days")),
        (3600, QT_TRANSLATE_NOOP("Admin", "1 hour"), QT_TRANSLATE_NOOP("Admin", "{0} hours")),
        (60, QT_TRANSLATE_NOOP("Admin", "1 minute"), QT_TRANSLATE_NOOP("Admin", "{0} minutes")),
    ):
        number = int(seconds // unit_s)
        if number > 1 or (number == 1 and one):
            return say(one) if number == 1 else say(many).format(f"{number:,}")
    return say(QT_TRANSLATE_NOOP("Admin", "{0} s")).format(max(0, round(seconds)))


def ago(seconds: float) -> str:
    """When something was, seen from now."""
    if seconds < 60:
        return say(QT_TRANSLATE_NOOP("Admin", "just now"))
    return say(QT_TRANSLATE_NOOP("Admin", "{0} ago")).format(span(seconds))


def size(number: int) -> str:
    """Bytes as people say them."""
    return f"{number / 1e9:,.1f} GB" if number >= 1e9 else f"{number / 1e6:,.0f} MB"


def _counted(finding: Finding) -> tuple[str, str]:
    sink = str(finding.values[1])
    return f"{int(finding.values[0]):,}", say(_SINKS[sink]) if sink in _SINKS else sink
