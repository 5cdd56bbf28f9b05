"""The command `generate`: a wish from the command line, queued and run."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from admin.presenters.parts import Parts
from admin.screens.arguments import EMOTION_KEYS, ORIENTATIONS, size
from admin.screens.console import Console
from admin.screens.queue_commands import QueueCommands
from admin.services.generation import Wish, expected_seconds, plan
from admin.services.prompt_presets import PromptPreset
from shared.domain.emotion import GARDEN_EMOTIONS, Emotion
from shared.domain.errors import SettingsError
from shared.domain.generation import DEFAULT_OTHERS
from shared.settings import ENGINES, Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What `generate` takes."""
    add = parser.add_argument
    add("--emotion", action="append", required=True, choices=[*EMOTION_KEYS, "all"], type=str.lower,
        help="may be given several times: every combination is made")  # fmt: skip
    add("--repeat", type=int, default=1, metavar="N", help="pictures of each combination")
    add("--emotion-text", metavar="T", help="words for the emotion; else its English name")
    add("--favorite", action="append", metavar="F", help="the extra subject; several times")
    add("--words", action="append", metavar="T", help="season, weather, time; several times")
    add("--others", metavar="T", help="the rest of the prompt")
    add("--negative-prompt", metavar="T")
    add("--preset", metavar="NAME", help="a named prompt of prompts.toml")
    add("--size", type=size, metavar="WxH", help="pixels, multiples of 8; else the setting's")
    add("--orientation", choices=list(ORIENTATIONS), default="both", dest="which")
    add("--engine", choices=ENGINES, help="else the setting's")
    add("--model", metavar="NAME", help="a model's name, or its folder or file (diffusers)")
    add("--num-inference-steps", type=int, metavar="K")
    add("--guidance-scale", type=float, metavar="G")
    add("--scheduler", metavar="NAME")
    add("--seed", type=int, metavar="S", help="the first; the next are S + 1, …; else by chance")
    add("--dry-run", action="store_true", help="only say how many, and how long it will take")


class GenerateCommand:
    """`require` raises MissingPartError when this machine lacks an engine."""

    def __init__(
        self,
        commands: QueueCommands,
        parts: Parts,
        workers: Mapping[str, int],
        require: Callable[[str], None],
        settings: Settings,
        console: Console,
    ) -> None:
        self._commands = commands
        self._parts = parts
        self._workers = workers
        self._require = require
        self._settings = settings
        self._console = console

    def run(self, given: argparse.Namespace) -> int:
        given.size = given.size or self._settings.size
        engine = given.engine or self._settings.engine
        self._require(engine)  # said before queueing
        model = self._parts.models.choose(given.model) if engine == "diffusers" else None
        wish = replace(wish_of(given, self._parts.presets.all()), model=model)
        planned = plan(wish, engine)
        if model and (warning := self._parts.models.warning(model)):
            self._console.say(f"{model}: {warning}")
        expected = expected_seconds(planned, engine, self._parts.queue, self._workers[engine])
        return self._commands.generate(
            planned,
            expected,
            lambda: self._parts.queue.add(planned, engine, datetime.now(UTC)),
            dry_run=given.dry_run,
        )


def wish_of(given: argparse.Namespace, presets: Mapping[str, PromptPreset]) -> Wish:
    """What `generate` asks for, but for the model; its words come before those of the preset."""
    preset = PromptPreset("", "", "", "", DEFAULT_OTHERS, "")
    if given.preset is not None:
        if given.preset not in presets:
            raise SettingsError(
                f"preset {given.preset!r} is not known; there are {', '.join(sorted(presets))}"
            )
        preset = presets[given.preset]

    def said(words: str | None, else_: str) -> str:
        return else_ if words is None else words

    width, height = given.size
    emotions = GARDEN_EMOTIONS if "all" in given.emotion else map(Emotion.from_key, given.emotion)
    return Wish(
        emotions=tuple(dict.fromkeys(emotions)),
        favorites=tuple(given.favorite or (None,)),
        words=tuple(given.words or ("",)),
        emotion_text=said(given.emotion_text, preset.emotion_text),
        others=said(given.others, preset.others),
        negative_prompt=said(given.negative_prompt, preset.negative_prompt),
        repeat=given.repeat,
        seed=given.seed,
        width=width,
        height=height,
        orientations=ORIENTATIONS[given.which],
        num_inference_steps=given.num_inference_steps,
        guidance_scale=given.guidance_scale,
        scheduler=given.scheduler,
    )
