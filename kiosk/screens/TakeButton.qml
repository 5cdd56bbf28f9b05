// Beside the heart of a liked picture: the way to take it home.
import QtQuick
import EmotionGarden

Touchable {
    id: button

    label: qsTr("Take this picture with you")
    width: Math.max(8.4 * unit, least)
    height: width

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: Theme.stark ? "#000000" : "#a60a100e"
        border.width: Theme.stark ? Math.max(1, 0.25 * button.unit) : 0
        border.color: button.tones.ink
    }

    Item { // the three eyes of a code, and a little of what is between them
        id: sign

        readonly property real module: Math.max(1, Math.round(button.width * 0.44 / 9))

        anchors.centerIn: parent
        width: 9 * module
        height: width

        Repeater {
            model: [Qt.point(0, 0), Qt.point(5, 0), Qt.point(0, 5)]

            Rectangle {
                required property point modelData

                x: modelData.x * sign.module
                y: modelData.y * sign.module
                width: 4 * sign.module
                height: width
                color: "transparent"
                border.width: sign.module
                border.color: button.tones.ink
            }
        }

        Repeater {
            model: [Qt.point(5, 5), Qt.point(7, 5), Qt.point(6, 6), Qt.point(8, 7), Qt.point(5, 8), Qt.point(7, 8)]

            Rectangle {
                required property point modelData

                x: modelData.x * sign.module
                y: modelData.y * sign.module
                width: sign.module
                height: width
                color: button.tones.ink
            }
        }
    }
}
