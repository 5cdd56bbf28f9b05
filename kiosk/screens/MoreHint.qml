// The end of a row fades: there is more to this side than is seen.
import QtQuick
import EmotionGarden

Rectangle {
    id: hint

    required property Flickable area
    required property real unit
    required property var tones
    property bool back: false // to where the row begins
    property real beyond: 0 // how far it is from there to the edge of the screen
    readonly property real solid: (beyond + 4 * unit) / width
    readonly property bool leftward: back !== LayoutMirroring.enabled

    anchors.right: back ? undefined : area.right
    anchors.left: back ? area.left : undefined
    anchors.leftMargin: -beyond
    anchors.top: area.top
    anchors.bottom: area.bottom
    width: 10 * unit + beyond
    visible: area.visible && area.contentWidth > area.width && !(leftward ? area.atXBeginning : area.atXEnd)
    gradient: Gradient {
        orientation: Gradient.Horizontal

        GradientStop {
            position: hint.leftward ? 1 : 0
            color: Qt.alpha(hint.tones.bottom, 0)
        }
        GradientStop {
            position: hint.leftward ? hint.solid : 1 - hint.solid
            color: hint.tones.bottom
        }
    }

    Words {
        anchors.right: hint.back ? undefined : parent.right
        anchors.left: hint.back ? parent.left : undefined
        anchors.leftMargin: hint.unit + hint.beyond
        anchors.rightMargin: hint.unit
        anchors.verticalCenter: parent.verticalCenter
        unit: hint.unit
        size: 4
        text: hint.leftward ? "‹" : "›"
        color: hint.tones.ink
        Accessible.ignored: true
    }
}
