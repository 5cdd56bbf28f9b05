// A bud that breathes, rings that leave it as on water, and the words in both languages.
import QtQuick
import EmotionGarden

Column {
    id: invitation

    required property real unit
    required property var tones
    required property real clock // milliseconds

    spacing: 2.2 * unit

    Item {
        anchors.horizontalCenter: parent.horizontalCenter
        width: 24 * invitation.unit
        height: width

        Repeater {
            model: Theme.still ? 0 : 3

            Rectangle {
                required property int index
                readonly property real age: ((invitation.clock + index * 1500) % 4500) / 4500 // 1 is gone
                readonly property real away: 1 - (1 - age) * (1 - age)

                anchors.centerIn: parent
                width: Math.round((12 + 12 * away) * invitation.unit)
                height: width
                radius: width / 2
                color: "transparent"
                border.width: Math.max(1, 0.22 * invitation.unit)
                border.color: invitation.tones.accent
                opacity: 0.8 * (1 - age) * Math.min(1, age * 6)
            }
        }

        Flower {
            anchors.centerIn: parent
            width: 13 * invitation.unit
            height: width
            scale: Theme.still ? 1 : 1 + 0.05 * Math.sin(invitation.clock / 760)
        }
    }

    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        unit: invitation.unit
        size: 4.6
        text: "화면을 터치해 주세요"
        color: invitation.tones.ink
        font.weight: Font.Light
        lineHeight: 1
    }

    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        unit: invitation.unit
        size: 3.2
        text: "Touch to begin"
        color: invitation.tones.accent
        lineHeight: 1
        font.letterSpacing: 0.15 * invitation.unit
    }
}
