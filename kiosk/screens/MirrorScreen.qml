// The visitor, as in a mirror at night, with an oval that says where the face belongs.
import QtQuick
import QtQuick.Shapes
import EmotionGarden

VisitScreen {
    id: screen

    required property QtObject visit
    required property QtObject camera
    property real cornerWidth: 0

    objectName: "mirrorScreen"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Mirror")

    CameraView {
        id: view

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.verticalCenter: parent.verticalCenter
        anchors.verticalCenterOffset: -5 * screen.unit
        height: (screen.landscape ? 88 : 128) * screen.unit
        width: Math.min(screen.width, 1.3 * height)
        camera: screen.camera
        still: Theme.still
        visible: screen.shown
    }

    Shape {
        id: guide

        readonly property real tall: view.height * view.ovalHeight
        readonly property real wide: tall * view.ovalAspect

        anchors.centerIn: view
        width: wide
        height: tall
        visible: screen.camera.live || hint.y + hint.height < y // many words would cut an empty oval
        preferredRendererType: Shape.CurveRenderer

        ShapePath {
            strokeColor: "#59ffffff"
            strokeWidth: Math.max(1, 0.25 * screen.unit)
            fillColor: "transparent"

            PathAngleArc {
                centerX: guide.wide / 2
                centerY: guide.tall / 2
                radiusX: guide.wide / 2
                radiusY: guide.tall / 2
                startAngle: -90
                sweepAngle: 360
            }
        }

        ShapePath {
            strokeColor: screen.camera.progress > 0 ? screen.tones.accent : "transparent"
            strokeWidth: 0.9 * screen.unit
            fillColor: "transparent"
            capStyle: ShapePath.RoundCap

            PathAngleArc {
                centerX: guide.wide / 2
                centerY: guide.tall / 2
                radiusX: guide.wide / 2
                radiusY: guide.tall / 2
                startAngle: -90
                sweepAngle: 360 * screen.camera.progress
            }
        }
    }

    Flower { // while the camera wakes up, and calmer and larger while it rests
        anchors.centerIn: view
        width: (screen.camera.out_of_order ? 34 : 22) * screen.unit
        height: width
        visible: !screen.camera.live
        breath: visible
        turnTime: screen.camera.out_of_order ? 90000 : 14000
    }

    Rectangle { // words are readable whatever the camera sees behind them
        anchors.centerIn: hint
        width: hint.contentWidth + 5 * screen.unit
        height: hint.height + 1.6 * screen.unit
        radius: 3 * screen.unit
        color: Theme.stark ? "#000000" : "#a6040a09"
        visible: hint.text !== ""
    }

    Words {
        id: hint

        readonly property real aside: Theme.low || !screen.landscape ? 0 : 2 * screen.cornerWidth + 11 * screen.unit
        readonly property real room: Math.min(screen.width - 2 * screen.margin - aside, 110 * screen.unit)
        readonly property int rows: Math.ceil(plain.advanceWidth / room) // all of about the same length

        anchors.horizontalCenter: parent.horizontalCenter
        y: screen.head
        width: rows > 1 ? Math.min(room, 1.2 * plain.advanceWidth / rows) : room
        horizontalAlignment: Text.AlignHCenter
        unit: screen.unit
        size: 4.2
        text: screen.camera.hint ?? ""
        color: screen.tones.ink
        font.weight: Font.Light
        lineHeight: 1.1
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    TextMetrics {
        id: plain

        font: hint.font
        text: hint.text
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: screen.landscape ? 2.5 * screen.unit : Theme.low ? screen.height - screen.foot + screen.unit : 10 * screen.unit
        spacing: (screen.landscape ? 0.8 : 1.8) * screen.unit

        PillButton {
            objectName: "emotionButton"
            anchors.horizontalCenter: parent.horizontalCenter
            unit: screen.unit
            tones: screen.tones
            size: 3.8
            text: qsTr("Emotion")
            enabled: screen.camera.live
            dimmed: !screen.camera.live
            visible: !screen.camera.out_of_order
            onClicked: screen.camera.read_expression()
        }

        PillButton {
            objectName: "chooseByHand"
            anchors.horizontalCenter: parent.horizontalCenter
            unit: screen.unit
            tones: screen.tones
            leading: screen.camera.out_of_order
            ground: leading ? tones.accent : Theme.stark ? "#000000" : "#b3060d0c"
            size: leading ? 3.4 : 2.7
            text: qsTr("Choose a garden by hand")
            onClicked: screen.visit.choose_by_hand()
        }
    }
}
