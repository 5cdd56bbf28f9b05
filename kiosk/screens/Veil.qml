// What lies over the screen until its question is answered, or somebody touches beside it.
import QtQuick
import EmotionGarden

Rectangle {
    id: veil

    required property real unit
    required property var tones
    property real corner: 0
    property bool open: false
    readonly property bool landscape: width >= height
    readonly property real margin: 5 * unit

    signal dismissed

    anchors.fill: parent
    color: tones.bottom
    enabled: settled.yes
    visible: opacity > 0
    opacity: open ? (Theme.stark ? 1 : 0.97) : 0

    Behavior on opacity {
        NumberAnimation {
            duration: veil.open ? Theme.calm : Theme.brief
        }
    }

    Accessible.role: Accessible.Dialog

    Settled {
        id: settled

        there: veil.open
    }

    TapHandler { // a touch beside the words goes back
        gesturePolicy: TapHandler.ReleaseWithinBounds
        longPressThreshold: 0
        onTapped: veil.dismissed()
    }
}
