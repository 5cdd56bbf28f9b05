"""The words of the settings: their names, what they do, what they may be."""

from admin.presenters.words import QT_TRANSLATE_NOOP, say

NAMES = {
    "language": QT_TRANSLATE_NOOP("Admin", "Language"),
    "theme": QT_TRANSLATE_NOOP("Admin", "Appearance"),
    "data_dir": QT_TRANSLATE_NOOP("Admin", "Pictures and queue"),
    "store": QT_TRANSLATE_NOOP("Admin", "Store"),
    "engine": QT_TRANSLATE_NOOP("Admin", "Engine"),
    "size": QT_TRANSLATE_NOOP("Admin", "Size"),
    "trash_days": QT_TRANSLATE_NOOP("Admin", "Trash"),
    "gpu_pack": QT_TRANSLATE_NOOP("Admin", "GPU pack"),
    "models_dir": QT_TRANSLATE_NOOP("Admin", "Downloaded models"),
    "preview_model": QT_TRANSLATE_NOOP("Admin", "Previews of unfinished pictures"),
    "model_memory": QT_TRANSLATE_NOOP("Admin", "Memory of the graphics card"),
    "compile_models": QT_TRANSLATE_NOOP("Admin", "Compile models"),
    "allow_pickles": QT_TRANSLATE_NOOP("Admin", "Open pickled models (.ckpt, .bin, .pt)"),
    "advice": QT_TRANSLATE_NOOP("Admin", "Helpers look at new pictures"),
    "clip_model": QT_TRANSLATE_NOOP("Admin", "CLIP model"),
}
HINTS = {
    "theme": QT_TRANSLATE_NOOP(
        "Admin", "Pictures always hang on a wall without a tint of its own."
    ),
    "data_dir": QT_TRANSLATE_NOOP(
        "Admin",
        "The folder of the database, the pictures that were made, and your presets. Another folder"
        " begins with what is in it; nothing is moved.",
    ),
    "store": QT_TRANSLATE_NOOP(
        "Admin",
        "Where promoted pictures go and kiosks look. Kiosks elsewhere need to reach it too.",
    ),
    "engine": QT_TRANSLATE_NOOP("Admin", "What the form and the command begin with."),
    "size": QT_TRANSLATE_NOOP("Admin", "Of the landscape picture, in pixels."),
    "trash_days": QT_TRANSLATE_NOOP(
        "Admin", "Emptying the trash deletes what has been there for so long."
    ),
    "preview_model": QT_TRANSLATE_NOOP(
        "Admin", "A folder with a small autoencoder (TAESD) that fits the model."
    ),
    "model_memory": QT_TRANSLATE_NOOP(
        "Admin",
        "How a model is fitted into it. Whole is fastest; in slices and part by part need less.",
    ),
    "compile_models": QT_TRANSLATE_NOOP(
        "Admin",
        "The first picture of a size takes minutes, later ones may be faster: for long runs of one"
        " size.",
    ),
    "allow_pickles": QT_TRANSLATE_NOOP(
        "Admin",
        "Such a file can run any program on this machine. Say yes only to files of somebody you"
        " trust; safetensors need no such trust.",
    ),
    "clip_model": QT_TRANSLATE_NOOP(
        "Admin", "A folder with the model that tells how well pictures match their prompts."
    ),
    "gpu_pack": QT_TRANSLATE_NOOP(
        "Admin", "The unpacked folder that brings diffusion models to an installed program."
    ),
}
PLACEHOLDERS = {
    "store": QT_TRANSLATE_NOOP("Admin", "the folder “store” beside the pictures"),
    "gpu_pack": QT_TRANSLATE_NOOP("Admin", "the one beside the program, if there is one"),
    "models_dir": QT_TRANSLATE_NOOP("Admin", "the folder “models” beside the pictures"),
    "preview_model": QT_TRANSLATE_NOOP("Admin", "“taesd” among the models, if it is there"),
    "clip_model": QT_TRANSLATE_NOOP("Admin", "none"),
}
YES_OR_NO = {
    "true": QT_TRANSLATE_NOOP("Admin", "Yes"),
    "false": QT_TRANSLATE_NOOP("Admin", "No"),
}
MEMORY_NAMES = {
    "auto": QT_TRANSLATE_NOOP("Admin", "By what is free"),
    "whole": QT_TRANSLATE_NOOP("Admin", "Whole"),
    "slices": QT_TRANSLATE_NOOP("Admin", "In slices"),
    "offload": QT_TRANSLATE_NOOP("Admin", "Part by part"),
}
THEME_NAMES = {
    "system": QT_TRANSLATE_NOOP("Admin", "As the system"),
    "light": QT_TRANSLATE_NOOP("Admin", "Light"),
    "dark": QT_TRANSLATE_NOOP("Admin", "Dark"),
}
ENGINE_NAMES = {
    "painter": QT_TRANSLATE_NOOP("Admin", "Painter"),
    "diffusers": QT_TRANSLATE_NOOP("Admin", "Diffusion model"),
}
_ALLOWED = (
    QT_TRANSLATE_NOOP("Admin", "a path"),
    QT_TRANSLATE_NOOP("Admin", "a folder, or s3://bucket or s3://bucket/prefix"),
    QT_TRANSLATE_NOOP("Admin", "WIDTHxHEIGHT in multiples of 8 from 64 to 4096, such as 768x512"),
    QT_TRANSLATE_NOOP("Admin", "a whole number from 1 to 3650"),
)
_SOURCES = {
    "command line": QT_TRANSLATE_NOOP("Admin", "the command line"),
    "environment": QT_TRANSLATE_NOOP("Admin", "the environment"),
}


def not_possible(allowed: str) -> str:
    """A field's sentence when it says something else than what is allowed."""
    return say(QT_TRANSLATE_NOOP("Admin", "Please give {0}.")).format(say(allowed))


def overruled(source: str, value: str) -> str:
    """A field's sentence when something stronger than the file decides."""
    words = QT_TRANSLATE_NOOP("Admin", "This time {0} says “{1}”, which is stronger.")
    return say(words).format(say(_SOURCES.get(source, source)), value)
