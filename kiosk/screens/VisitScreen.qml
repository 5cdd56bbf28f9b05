// What every screen of a visit has: it fills the window, and fades in and out.
import QtQuick
import EmotionGarden

Item {
    id: screen

    required property bool shown
    required property real unit // one hundredth of the short side of the window
    required property var tones // the palette that holds now
    readonly property bool landscape: width >= height
    readonly property real margin: 5 * unit

    anchors.fill: parent
    enabled: shown
    visible: opacity > 0
    opacity: shown ? 1 : 0

    Behavior on opacity {
        NumberAnimation {
            duration: screen.shown ? Theme.calm : Theme.brief
            easing.type: Easing.InOutQuad
        }
    }
}
