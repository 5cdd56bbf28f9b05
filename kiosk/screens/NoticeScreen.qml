// Before the camera opens: what it sees, what becomes of it, and a way on without it.
import QtQuick
import EmotionGarden

VisitScreen {
    id: screen

    required property QtObject visit
    required property bool keepsAgeAndGender
    required property bool sendsPictures

    objectName: "noticeScreen"
    Accessible.role: Accessible.Pane
    Accessible.name: heading.text

    Flower {
        anchors.verticalCenter: screen.landscape ? parent.verticalCenter : undefined
        anchors.top: screen.landscape ? undefined : parent.top
        anchors.topMargin: -0.1 * width
        x: screen.landscape ? -0.28 * width : screen.width - 0.62 * width
        width: screen.landscape ? Math.min(108 * screen.unit, 0.56 * screen.width) : 72 * screen.unit
        height: width
        opacity: 0.5
        breath: screen.shown
        turnTime: 240000
    }

    Column {
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: screen.landscape ? 0 : 14 * screen.unit
        x: screen.landscape ? screen.width * 0.44 : 8 * screen.unit
        width: screen.landscape ? screen.width * 0.5 : screen.width - 16 * screen.unit
        spacing: 3.4 * screen.unit

        Words {
            id: heading

            width: parent.width
            unit: screen.unit
            size: 5.8
            text: qsTr("Before you look into the mirror")
            color: screen.tones.ink
            font.weight: Font.Light
            lineHeight: 1.15
        }

        Repeater {
            model: [
                qsTr("This garden grows from the expression on your face. The camera opens only if you agree."),
                screen.sendsPictures ? qsTr("One picture of you is sent, encrypted, to Amazon Web Services (AWS), which reads the expression. On this machine it stays in memory for a moment and is never stored.") : qsTr("Its picture stays in the memory of this machine for a moment. It is never stored and never sent anywhere."),
                screen.keepsAgeAndGender ? qsTr("What is kept, without a name: the expression, an estimate of age and gender, the pictures you see and the ones you like.") : qsTr("What is kept, without a name: the expression that was read, the pictures you see and the ones you like.")
            ]

            Row {
                id: point

                required property string modelData

                width: parent.width
                spacing: 2.2 * screen.unit

                Flower {
                    y: 0.5 * screen.unit
                    width: 3.4 * screen.unit
                    height: width
                }

                Words {
                    width: parent.width - 5.6 * screen.unit
                    unit: screen.unit
                    size: screen.landscape ? 2.9 : 3.4
                    text: point.modelData
                    color: screen.tones.soft
                    lineHeight: 1.4
                }
            }
        }

        Item {
            width: 1
            height: 0.6 * screen.unit
        }

        Flow {
            width: parent.width
            spacing: 2.4 * screen.unit

            PillButton {
                objectName: "noticeAccept"
                unit: screen.unit
                tones: screen.tones
                text: qsTr("Open the camera")
                onClicked: screen.visit.agree()
            }

            PillButton {
                objectName: "noticeDecline"
                unit: screen.unit
                tones: screen.tones
                leading: false
                text: qsTr("Go on without a camera")
                onClicked: screen.visit.decline()
            }
        }
    }
}
