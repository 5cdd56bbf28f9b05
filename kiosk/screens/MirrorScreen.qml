// The visitor, as in a mirror at night, with an oval that says where the face belongs.
import QtQuick
import QtQuick.Shapes
import EmotionGarden

VisitScreen {
    id: screen

    required property QtObject visit
    required property QtObject camera

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
        visible: screen.shown
    }

    Shape {
        id: guide

        readonly property real tall: view.height * view.ovalHeight
        readonly property real wide: tall * view.ovalAspect

        anchors.centerIn: view
        width: wide
        height: tall
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

    Flower { // while the camera wakes up
        anchors.centerIn: view
        width: 22 * screen.unit
        height: width
        visible: !screen.camera.live && !screen.camera.out_of_order
        breath: visible
        turnTime: 14000
    }

    Words {
        id: hint

        anchors.horizontalCenter: parent.horizontalCenter
        y: screen.margin + (screen.landscape ? 0 : 12 * screen.unit)
        width: Math.min(screen.width - 2 * screen.margin, 110 * screen.unit)
        horizontalAlignment: Text.AlignHCenter
        unit: screen.unit
        size: 4.2
        text: screen.camera.hint ?? ""
        color: screen.tones.ink
        font.weight: Font.Light
        style: Text.Outline
        styleColor: "#66040a09"
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: (screen.landscape ? 3 : 10) * screen.unit
        spacing: 0.8 * screen.unit

        PillButton {
            objectName: "emotionButton"
            anchors.horizontalCenter: parent.horizontalCenter
            unit: screen.unit
            tones: screen.tones
            size: 3.8
            text: qsTr("Emotion")
            opacity: screen.camera.live ? 1 : 0.35
            visible: !screen.camera.out_of_order
            onClicked: screen.camera.read_expression()
        }

        TextButton {
            objectName: "chooseByHand"
            anchors.horizontalCenter: parent.horizontalCenter
            unit: screen.unit
            tones: screen.tones
            text: qsTr("Choose a garden by hand")
            onClicked: screen.visit.choose_by_hand()
        }
    }
}
