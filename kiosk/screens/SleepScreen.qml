// A dark screen that spares the panel; now and then a faint flower, never twice in one place.
import QtQuick
import EmotionGarden

VisitScreen {
    id: screen

    objectName: "sleepScreen"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("The screen is resting. Touch it to wake it")

    Rectangle {
        anchors.fill: parent
        color: "#000000"
    }

    Flower {
        id: flower

        width: 14 * screen.unit
        height: width
        opacity: 0

        SequentialAnimation on opacity {
            running: screen.shown && !Theme.still
            loops: Animation.Infinite

            ScriptAction {
                script: {
                    flower.x = Math.random() * (screen.width - flower.width);
                    flower.y = Math.random() * (screen.height - flower.height);
                }
            }
            NumberAnimation {
                from: 0
                to: 0.16
                duration: 4000
            }
            PauseAnimation {
                duration: 22000
            }
            NumberAnimation {
                to: 0
                duration: 4000
            }
            PauseAnimation {
                duration: 10000
            }
        }
    }

    MouseArea {
        anchors.fill: parent
    }
}
