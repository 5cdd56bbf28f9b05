// A bud that breathes, rings that leave it as on water, and the words in both languages.
import QtQuick
import EmotionGarden

Column {
    id: invitation

    required property real unit
    required property var tones
    required property bool running

    spacing: 2.2 * unit

    Item {
        anchors.horizontalCenter: parent.horizontalCenter
        width: 24 * invitation.unit
        height: width

        Repeater {
            model: 3

            Rectangle {
                id: ring

                required property int index
                property real age: 0 // 0 leaves the bud, 1 is gone

                anchors.centerIn: parent
                width: (12 + 12 * age) * invitation.unit
                height: width
                radius: width / 2
                color: "transparent"
                border.width: Math.max(1, 0.22 * invitation.unit)
                border.color: invitation.tones.accent
                opacity: 0.8 * (1 - age) * Math.min(1, age * 6)

                SequentialAnimation on age {
                    running: invitation.running
                    loops: Animation.Infinite

                    PauseAnimation {
                        duration: ring.index * 1300
                    }
                    NumberAnimation {
                        from: 0
                        to: 1
                        duration: 3900
                        easing.type: Easing.OutSine
                    }
                    PauseAnimation {
                        duration: (2 - ring.index) * 1300
                    }
                }
            }
        }

        Flower {
            anchors.centerIn: parent
            width: 13 * invitation.unit
            height: width
            breath: invitation.running
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
