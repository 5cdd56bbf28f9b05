"""A question to AWS, its failures in our words."""

from collections.abc import Generator
from contextlib import contextmanager

from botocore.parsers import ResponseParserError

from shared.adapters.aws.client import config_fault, in_our_words
from shared.adapters.aws.punctual import LateError
from shared.domain.errors import EmotionGardenError

_UNREADABLE = (
    *(ResponseParserError, AttributeError, KeyError, OverflowError),
    *(RecursionError, TypeError, ValueError),
)


@contextmanager
def asking(
    kind: type[EmotionGardenError], action: str, resource: str
) -> Generator[None, None, None]:
    """`in_our_words`, and for answers that are late or can not be read, or files of credentials.

    What is taken out of the answer belongs inside the block too: botocore does not check answers.
    """
    try:
        with in_our_words(kind, action, resource):
            yield
    except LateError as error:
        raise kind.told(f"{action} on {resource}: {error}", is_of_all=True) from error
    except EmotionGardenError as error:
        if isinstance(error, kind):
            raise
        raise kind.told(str(error), is_of_all=error.is_of_all) from error
    except OSError as error:
        sentence = f"{action} on {resource}: {config_fault(error)}"
        raise kind.told(sentence, is_of_all=True) from error
    except _UNREADABLE as error:
        raise kind(f"{action} on {resource}: the answer of AWS can not be read") from error
