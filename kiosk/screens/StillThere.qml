// Before a visit ends by itself: a question, the seconds that are left, and any touch goes on.
import QtQuick
import QtQuick.Shapes
import EmotionGarden

VisitScreen {
    id: screen

    required property QtObject visit
    readonly property real part: visit.seconds_left / visit.seconds_to_answer

    objectName: "stillThere"
    Accessible.role: Accessible.AlertMessage
    Accessible.name: question.text + " " + hint.text

    Rectangle {
        anchors.fill: parent
        color: screen.tones.bottom
        opacity: Theme.stark ? 1 : 0.93
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: Theme.low ? 0.13 * parent.height : 0
        width: parent.width - 2 * screen.margin
        spacing: 3 * screen.unit

        Item {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 22 * screen.unit
            height: width

            Shape {
                id: ring

                anchors.fill: parent
                preferredRendererType: Shape.CurveRenderer

                ShapePath {
                    strokeColor: "#40ffffff"
                    strokeWidth: 0.5 * screen.unit
                    fillColor: "transparent"

                    PathAngleArc {
                        centerX: ring.width / 2
                        centerY: ring.height / 2
                        radiusX: ring.width / 2 - screen.unit
                        radiusY: ring.height / 2 - screen.unit
                        startAngle: -90
                        sweepAngle: 360
                    }
                }

                ShapePath {
                    strokeColor: screen.tones.accent
                    strokeWidth: 1.1 * screen.unit
                    fillColor: "transparent"
                    capStyle: ShapePath.RoundCap

                    PathAngleArc {
                        centerX: ring.width / 2
                        centerY: ring.height / 2
                        radiusX: ring.width / 2 - screen.unit
                        radiusY: ring.height / 2 - screen.unit
                        startAngle: -90
                        sweepAngle: 360 * Math.min(1, screen.part)
                    }
                }
            }

            Words {
                objectName: "secondsLeft"
                anchors.centerIn: parent
                unit: screen.unit
                size: 7
                text: screen.visit.seconds_left
                color: screen.tones.ink
                font.weight: Font.Light
                lineHeight: 1
            }
        }

        Words {
            id: question

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            unit: screen.unit
            size: 6
            text: qsTr("Are you still there?")
            color: screen.tones.ink
            font.weight: Font.Light
        }

        Words {
            id: hint

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            unit: screen.unit
            size: 3.4
            text: qsTr("Touch anywhere to go on")
            color: screen.tones.accent
        }
    }
}
