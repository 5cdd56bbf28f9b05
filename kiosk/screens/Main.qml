// The window: the ground, the screens of a visit above it, and the way to the other language.
import QtQuick
import EmotionGarden

Item {
    id: main

    required property QtObject visit
    required property QtObject camera
    required property QtObject garden
    required property QtObject language
    required property QtObject shelf
    required property bool keepsAgeAndGender
    required property bool sendsPictures
    readonly property real unit: Math.min(width, height) / 100
    readonly property string state_: visit.state
    readonly property var night: Theme.palette("")
    readonly property var blooming: Theme.palette(garden.emotion)

    width: 1280
    height: 800

    Backdrop {
        tones: main.blooming
    }

    GardenScreen {
        shown: main.state_ === "garden"
        unit: main.unit
        tones: main.blooming
        visit: main.visit
        garden: main.garden
    }

    ReadingScreen {
        shown: main.state_ === "reading"
        unit: main.unit
        tones: main.night
    }

    EmotionPicker {
        shown: main.state_ === "picker"
        unit: main.unit
        tones: main.night
        garden: main.garden
    }

    MirrorScreen {
        shown: main.state_ === "mirror"
        unit: main.unit
        tones: main.night
        visit: main.visit
        camera: main.camera
    }

    NoticeScreen {
        shown: main.state_ === "notice"
        unit: main.unit
        tones: main.night
        visit: main.visit
        keepsAgeAndGender: main.keepsAgeAndGender
        sendsPictures: main.sendsPictures
    }

    AttractScreen {
        shown: main.state_ === "attract"
        unit: main.unit
        tones: main.night
        visit: main.visit
        shelf: main.shelf
    }

    LanguageButton {
        x: main.width - width - 5 * main.unit - (main.state_ === "garden" && main.width >= main.height ? 17 * main.unit : 0)
        y: main.width >= main.height ? 4 * main.unit : 5 * main.unit
        unit: main.unit
        tones: main.night
        language: main.language
    }
}
