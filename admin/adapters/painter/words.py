"""What the words of a prompt ask for: season, weather, hour, flowers, animals, and the rest."""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

MAX_LENGTH = 2000
"""Characters that are read; what comes after them says nothing to the painter."""

_SEASONS: Mapping[str, tuple[str, ...]] = {
    "spring": ("spring", "springtime", "봄"),
    "summer": ("summer", "여름"),
    "autumn": ("autumn", "autumnal", "fall foliage", "가을", "단풍"),
    "winter": ("winter", "wintry", "겨울"),
}  # fmt: skip
_WEATHER: Mapping[str, tuple[str, ...]] = {
    "rain": ("rain", "rainy", "raining", "drizzle", "shower", "비", "비오는", "소나기", "빗방울"),
    "snow": ("snow", "snowy", "snowing", "snowfall", "눈", "눈오는", "함박눈", "설경"),
    "fog": ("fog", "foggy", "mist", "misty", "haze", "안개"),
    "storm": (
        "storm",
        "stormy",
        "thunderstorm",
        "thunder",
        "lightning",
        "폭풍",
        "번개",
        "천둥",
        "태풍",
    ),
    "wind": ("wind", "windy", "breeze", "바람"),
    "clear": ("clear sky", "sunny", "cloudless", "맑은", "화창한", "맑음"),
}  # fmt: skip
_HOURS: Mapping[str, tuple[str, ...]] = {
    "dawn": ("dawn", "sunrise", "daybreak", "morning", "새벽", "아침", "일출"),
    "noon": ("noon", "midday", "daylight", "정오", "한낮", "대낮"),
    "sunset": (
        "sunset",
        "dusk",
        "evening",
        "golden hour",
        "twilight",
        "노을",
        "저녁",
        "석양",
        "해질녘",
        "황혼",
    ),
    "night": (
        "night",
        "midnight",
        "moonlight",
        "moonlit",
        "starry",
        "밤",
        "한밤",
        "달빛",
        "별밤",
        "야경",
    ),
}  # fmt: skip
_FLOWERS: Mapping[str, tuple[str, ...]] = {
    "rose": ("rose", "roses", "장미"),
    "peony": ("peony", "peonies", "ranunculus", "carnation", "모란", "작약", "카네이션"),
    "tulip": ("tulip", "tulips", "튤립"),
    "sunflower": ("sunflower", "sunflowers", "해바라기"),
    "daisy": (
        "daisy", "daisies", "chamomile", "marguerite",
        "데이지", "국화꽃", "캐모마일", "마가렛",
    ),
    "poppy": ("poppy", "poppies", "anemone", "양귀비", "아네모네"),
    "iris": ("iris", "irises", "붓꽃", "아이리스", "창포"),
    "lily": ("lily", "lilies", "백합", "나리", "나리꽃"),
    "lotus": ("lotus", "water lily", "water lilies", "waterlily", "연꽃", "수련"),
    "cherry blossom": (
        "cherry blossom", "cherry blossoms", "sakura", "cherry tree", "plum blossom", "blossom",
        "벚꽃", "매화", "벚나무", "복숭아꽃", "진달래", "개나리",
    ),
    "magnolia": ("magnolia", "magnolias", "목련"),
    "lavender": ("lavender", "lavenders", "heather", "sage", "라벤더"),
    "delphinium": (
        "delphinium", "foxglove", "lupin", "lupine",
        "hyacinth", "wisteria", "히아신스", "등나무", "수선화꽃",
    ),
    "hydrangea": ("hydrangea", "hydrangeas", "lilac", "수국", "라일락"),
    "allium": ("allium", "thistle", "clover", "엉겅퀴", "클로버"),
    "camellia": ("camellia", "camellias", "hibiscus", "mugunghwa", "동백", "동백꽃", "무궁화"),
    "chrysanthemum": (
        "chrysanthemum", "chrysanthemums", "dahlia", "marigold",
        "aster", "국화", "달리아", "금잔화",
    ),
    "cosmos": ("cosmos", "코스모스"),
    "cornflower": (
        "cornflower", "forget-me-not", "violet",
        "violets", "수레국화", "물망초", "제비꽃",
    ),
    "dandelion": ("dandelion", "dandelions", "민들레"),
}  # fmt: skip
_ANIMALS: Mapping[str, tuple[str, ...]] = {
    "butterfly": ("butterfly", "butterflies", "moth", "나비"),
    "bird": (
        "bird", "birds", "sparrow", "swallow", "robin",
        "hummingbird", "새", "참새", "제비", "까치",
    ),
    "crane": (
        "crane", "cranes", "heron", "egret", "stork",
        "flamingo", "swan", "학", "두루미", "왜가리", "백조",
    ),
    "cat": ("cat", "cats", "kitten", "kitty", "고양이", "냥이"),
    "dog": ("dog", "dogs", "puppy", "wolf", "강아지", "개", "늑대"),
    "fox": ("fox", "foxes", "여우"),
    "deer": ("deer", "stag", "fawn", "elk", "사슴", "노루", "고라니"),
    "rabbit": ("rabbit", "rabbits", "bunny", "hare", "토끼"),
    "koi": ("koi", "fish", "carp", "goldfish", "잉어", "금붕어", "물고기"),
    "owl": ("owl", "owls", "부엉이", "올빼미"),
    "horse": ("horse", "horses", "pony", "unicorn", "말", "조랑말", "유니콘"),
    "firefly": ("firefly", "fireflies", "반딧불", "반딧불이"),
    "raven": ("raven", "ravens", "crow", "crows", "까마귀"),
    "dragonfly": ("dragonfly", "dragonflies", "잠자리"),
    "bee": ("bee", "bees", "bumblebee", "벌", "꿀벌"),
}  # fmt: skip
_COLOURS: Mapping[str, tuple[str, ...]] = {
    "#d8262c": ("red", "crimson", "scarlet", "빨간", "빨강", "붉은"),
    "#f08a3a": ("orange", "주황"),
    "#f6c433": ("yellow", "golden", "gold", "노란", "노랑", "금빛"),
    "#5aa84a": ("green", "초록", "녹색"),
    "#3a6ae0": ("blue", "azure", "파란", "파랑", "푸른"),
    "#7a4ac0": ("purple", "violet", "보라", "보라색"),
    "#f080a8": ("pink", "분홍", "핑크"),
    "#f4f2ec": ("white", "하얀", "흰", "흰색"),
}

# Particles that Korean glues to a noun; only these may follow a Korean word of one syllable.
_PARTICLES = "(?:이|가|을|를|은|는|의|에|와|과|도|로|으로|속|속의|하늘|날|길|꽃|들|들이)?"


@dataclass(frozen=True)
class Wishes:
    """What a prompt asks for; `accent` (0 to 1) and `mark` come from the words it does not know."""

    season: str | None = None
    weather: str | None = None
    hour: str | None = None
    flowers: tuple[str, ...] = ()
    animals: tuple[str, ...] = ()
    colour: str | None = None
    accent: float | None = None
    mark: int = 0


def read_wishes(favorite: str | None, *texts: str) -> Wishes:
    """Read a favorite and other prompt words (English or Korean); never fails."""
    subject = _plain(favorite or "")
    rest = " , ".join(_plain(text) for text in texts)
    whole = f"{subject} , {rest}"
    flowers = _found(_FLOWERS, subject) or _found(_FLOWERS, rest)
    animals = _found(_ANIMALS, subject) or _found(_ANIMALS, rest)
    known = flowers + animals + _found(_SEASONS, subject) + _found(_WEATHER, subject)
    known += _found(_HOURS, subject)
    unknown = subject.strip() if subject.strip() and not known else ""
    digest = hashlib.sha256(unknown.encode()).digest()
    return Wishes(
        season=_first(_SEASONS, whole),
        weather=_first(_WEATHER, whole),
        hour=_first(_HOURS, whole),
        flowers=flowers,
        animals=animals,
        colour=_first(_COLOURS, whole),
        accent=digest[0] / 256 if unknown else None,
        mark=int.from_bytes(digest[1:5], "big") if unknown else 0,
    )


def _plain(text: str) -> str:
    # Lone surrogates cannot be encoded; they reach us from broken command lines.
    clean = text[:MAX_LENGTH].encode("utf-8", "replace").decode()
    return unicodedata.normalize("NFC", clean).casefold()


def _found(table: Mapping[str, tuple[str, ...]], text: str) -> tuple[str, ...]:
    """Names whose words occur, in the order in which they occur."""
    places = {name: _place(words, text) for name, words in table.items()}
    return tuple(sorted((n for n in places if places[n] >= 0), key=lambda n: places[n]))


def _first(table: Mapping[str, tuple[str, ...]], text: str) -> str | None:
    found = _found(table, text)
    return found[0] if found else None


def _place(words: tuple[str, ...], text: str) -> int:
    hits = [match.start() for word in words if (match := re.search(_pattern(word), text))]
    return min(hits, default=-1)


def _pattern(word: str) -> str:
    if word.isascii():
        return rf"(?<![a-z]){re.escape(word)}(?![a-z])"
    if len(word) == 1:
        return rf"(?<!\w){word}{_PARTICLES}(?!\w)"
    return re.escape(word)
