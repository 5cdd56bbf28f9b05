"""What the curator reads that is not fixed to one place: names, times, numbers."""

from PySide6.QtCore import QCoreApplication

from shared.domain.emotion import Emotion
from shared.domain.generation_job import JobState
from shared.domain.pool import PoolState


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:
    """Mark words for translation, by the name that lupdate looks for (PySide's has no type)."""
    return words


_EMOTIONS = {
    Emotion.HAPPY: QT_TRANSLATE_NOOP("Admin", "Happy"),
    Emotion.SURPRISED: QT_TRANSLATE_NOOP("Admin", "Surprised"),
    Emotion.CALM: QT_TRANSLATE_NOOP("Admin", "Calm"),
    Emotion.ANGRY: QT_TRANSLATE_NOOP("Admin", "Angry"),
    Emotion.FEAR: QT_TRANSLATE_NOOP("Admin", "Fear"),
    Emotion.CONFUSED: QT_TRANSLATE_NOOP("Admin", "Confused"),
    Emotion.DISGUSTED: QT_TRANSLATE_NOOP("Admin", "Disgusted"),
    Emotion.SAD: QT_TRANSLATE_NOOP("Admin", "Sad"),
    Emotion.UNKNOWN: QT_TRANSLATE_NOOP("Admin", "Unknown"),
}
_JOB_STATES = {
    JobState.QUEUED: QT_TRANSLATE_NOOP("Admin", "Waiting"),
    JobState.EXECUTING: QT_TRANSLATE_NOOP("Admin", "Being made"),
    JobState.FINISHED: QT_TRANSLATE_NOOP("Admin", "Finished"),
    JobState.FAILED: QT_TRANSLATE_NOOP("Admin", "Failed"),
    JobState.CANCELLED: QT_TRANSLATE_NOOP("Admin", "Cancelled"),
}
_POOL_STATES = {
    PoolState.PENDING: QT_TRANSLATE_NOOP("Admin", "Undecided"),
    PoolState.APPROVED: QT_TRANSLATE_NOOP("Admin", "Kept"),
    PoolState.REJECTED: QT_TRANSLATE_NOOP("Admin", "Rejected"),
    PoolState.PROMOTED: QT_TRANSLATE_NOOP("Admin", "In the garden"),
}
_REASONS = {
    "paused by hand": QT_TRANSLATE_NOOP("Admin", "Paused."),
    "the app ended unexpectedly in the middle of a run": QT_TRANSLATE_NOOP(
        "Admin",
        "The app ended unexpectedly in the middle of a run. Nothing is lost; the queue is paused.",
    ),
}
BY_HAND = "paused by hand"


def say(words: str) -> str:
    """Words that were marked for translation, in the current language."""
    return QCoreApplication.translate("Admin", words)


def emotion_name(emotion: Emotion) -> str:
    """The emotion in the current language."""
    return say(_EMOTIONS[emotion])


def job_state_name(state: JobState) -> str:
    """Where a job is, in the current language."""
    return say(_JOB_STATES[state])


def pool_state_name(state: PoolState) -> str:
    """What was decided about a picture, in the current language."""
    return say(_POOL_STATES[state])


def pause_reason(reason: str) -> str:
    """Why the queue is paused, as far as it is the queue that says so."""
    return say(_REASONS[reason]) if reason in _REASONS else reason


def counted(number: int, one: str, many: str) -> str:
    """Words that were marked for translation: of one thing, or of so many ({0})."""
    return say(one) if number == 1 else say(many).format(f"{number:,}")


def pictures(number: int) -> str:
    """`1 picture`, `24 pictures`."""
    one, many = QT_TRANSLATE_NOOP("Admin", "1 picture"), QT_TRANSLATE_NOOP("Admin", "{0} pictures")
    return counted(number, one, many)


def duration(seconds: float) -> str:
    """A time as people say it: `40 s`, `3 min`, `2 h 10 min`."""
    translate = QCoreApplication.translate
    if seconds < 100:
        return translate("Admin", "{0} s").format(max(1, round(seconds)))
    minutes = round(seconds / 60)
    if minutes < 100:
        return translate("Admin", "{0} min").format(minutes)
    return translate("Admin", "{0} h {1} min").format(*divmod(minutes, 60))
