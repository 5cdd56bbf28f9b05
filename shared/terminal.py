"""Answers on stdout, for people and for the programs that read them."""

import os
import sys


def answer(text: str) -> None:
    """A line on stdout, at once; that nobody reads any more (`| head`) stops no work."""
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
