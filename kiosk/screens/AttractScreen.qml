// Pictures drift by, and something small asks to be touched.
import QtQuick
import EmotionGarden

VisitScreen {
    id: screen

    required property QtObject visit
    required property QtObject shelf
    required property bool open // whether the hall is
    readonly property var pictures: shelf.pictures
    readonly property bool software: GraphicsInfo.api === GraphicsInfo.Software
    // Everything here moves by one clock, so that a machine without a graphics card has little to do.
    property real clock: 0 // milliseconds
    // What stays for a year moves to and fro within minutes, to spare the panel.
    readonly property real sway: Math.round(1.2 * unit * Math.sin(clock / 67000))
    readonly property real lift: Math.round(1.2 * unit * Math.sin(clock / 91000))

    objectName: "attractScreen"
    activeFocusOnTab: true
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Touch to begin")
    Accessible.focusable: true
    Accessible.onPressAction: visit.begin()
    Keys.onReturnPressed: visit.begin()
    Keys.onEnterPressed: visit.begin()
    Keys.onSpacePressed: visit.begin()

    Timer {
        interval: Theme.still ? 1000 : !screen.software ? 33 : screen.width * screen.height > 4e6 ? 125 : 50
        repeat: true
        running: screen.shown
        onTriggered: screen.clock += interval
    }

    Slideshow {
        anchors.fill: parent
        pictures: screen.pictures
        clock: screen.clock
    }

    Repeater { // with nothing on the shelf, the garden is its flowers
        model: screen.pictures.length === 0 ? ["calm", "happy", "sad", "surprised", "confused"] : []

        Flower {
            required property int index
            required property string modelData

            width: (index === 0 ? 46 : 30) * screen.unit
            height: width
            x: screen.width * [0.5, 0.14, 0.86, 0.24, 0.78][index] - width / 2
            y: screen.height * [0.4, 0.26, 0.3, 0.7, 0.74][index] - height / 2
            emotion: modelData
            opacity: 0.55
        }
    }

    Dusk { // evening falls from above and rises from the ground, so that words can be read
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        height: title.y + title.height + 14 * screen.unit
        strength: Theme.stark ? 1 : 0.72
    }

    Dusk {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: parent.height - invitation.y + 16 * screen.unit
        strength: Theme.stark ? 1 : 0.9
        rising: true
    }

    Column {
        id: title

        anchors.left: parent.left
        anchors.leftMargin: screen.margin + screen.sway
        y: screen.margin + screen.lift
        spacing: 0.4 * screen.unit

        Words {
            unit: screen.unit
            size: 5.4
            text: "Emotion Garden"
            color: screen.tones.ink
            font.weight: Font.Light
            lineHeight: 1
        }

        Words {
            unit: screen.unit
            size: 3
            text: "감정의 정원"
            color: screen.tones.ink
            font.letterSpacing: 0.5 * screen.unit
        }
    }

    Invitation {
        id: invitation

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.horizontalCenterOffset: screen.sway
        y: parent.height - height - (Theme.low ? 8 : screen.landscape ? 6 : 14) * screen.unit + screen.lift
        unit: screen.unit
        tones: screen.tones
        clock: screen.clock
        visible: screen.open
    }

    MultiPointTouchArea { // any finger may begin, also beside one that rests on the glass
        anchors.fill: parent
        onReleased: screen.visit.begin()
    }

    Rectangle {
        anchors.fill: parent
        anchors.margins: screen.unit
        color: "transparent"
        border.width: 0.5 * screen.unit
        border.color: screen.tones.ink
        radius: 2 * screen.unit
        visible: screen.activeFocus && Theme.keyboard
    }
}
