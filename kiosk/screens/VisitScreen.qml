// What every screen of a visit has: it fills the window, and fades in and out.
import QtQuick
import EmotionGarden

Item {
    id: screen

    required property bool shown
    required property real unit // one hundredth of the short side of the window
    required property var tones // the palette that holds now
    property real corner: 0 // height of what is in the corner of every screen
    readonly property bool landscape: width >= height
    readonly property real margin: 5 * unit
    readonly property real reach: Math.ceil(height * 2 / 3) // controls are below it in low reach
    readonly property real head: Theme.low ? margin : landscape ? margin * 0.8 : margin + corner + 3 * unit
    readonly property real foot: Theme.low ? height - corner - 5 * unit : height - margin

    function mirrored(x, wide) {
        return LayoutMirroring.enabled ? width - x - wide : x;
    }

    readonly property alias settled: settling.yes

    anchors.fill: parent
    enabled: settled
    visible: opacity > 0
    opacity: shown ? 1 : 0

    Settled {
        id: settling

        there: screen.shown
    }

    Behavior on opacity {
        NumberAnimation {
            duration: screen.shown ? Theme.calm : Theme.brief
            easing.type: Easing.InOutQuad
        }
    }
}
