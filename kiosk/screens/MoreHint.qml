// The end of a row fades: there is more to the side than is seen.
import QtQuick
import EmotionGarden

Rectangle {
    id: hint

    required property Flickable area
    required property real unit
    required property var tones
    readonly property bool mirrored: LayoutMirroring.enabled

    anchors.right: area.right
    anchors.top: area.top
    anchors.bottom: area.bottom
    width: 10 * unit
    visible: area.visible && area.contentWidth > area.width && !(mirrored ? area.atXBeginning : area.atXEnd)
    gradient: Gradient {
        orientation: Gradient.Horizontal

        GradientStop {
            position: hint.mirrored ? 1 : 0
            color: Qt.alpha(hint.tones.bottom, 0)
        }
        GradientStop {
            position: hint.mirrored ? 0.4 : 0.6
            color: hint.tones.bottom
        }
    }

    Words {
        anchors.right: parent.right
        anchors.rightMargin: hint.unit
        anchors.verticalCenter: parent.verticalCenter
        unit: hint.unit
        size: 4
        text: hint.mirrored ? "‹" : "›"
        color: hint.tones.ink
        Accessible.ignored: true
    }
}
