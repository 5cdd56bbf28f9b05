// On every screen: the other language, and how the screens are shown.
import QtQuick
import QtQuick.Shapes
import EmotionGarden

Row {
    id: corner

    required property real unit
    required property var tones
    required property QtObject language
    signal wishing

    spacing: 1.6 * unit

    PillButton {
        objectName: "languageButton"
        main: false
        leading: false
        unit: corner.unit
        tones: corner.tones
        size: 2.5
        ground: Theme.stark ? "#000000" : "#b3060d0c"
        text: corner.language.following_name
        label: qsTr("Language: change to %1").arg(text)
        onClicked: corner.language.toggle()
    }

    PillButton {
        id: access

        objectName: "accessButton"
        main: false
        leading: false
        unit: corner.unit
        tones: corner.tones
        size: 2.5
        width: height
        ground: Theme.stark ? "#000000" : "#b3060d0c"
        text: ""
        label: qsTr("Text, contrast, height and motion")
        onClicked: corner.wishing()

        Shape {
            anchors.centerIn: parent
            width: 24
            height: 24
            scale: access.height * 0.66 / 24
            preferredRendererType: Shape.CurveRenderer

            ShapePath {
                strokeColor: corner.tones.ink
                strokeWidth: 1.7
                fillColor: "transparent"
                capStyle: ShapePath.RoundCap
                joinStyle: ShapePath.RoundJoin

                PathSvg {
                    path: "M5 8.6 L12 10 L19 8.6 M12 10 L12 14 M12 14 L8.8 20.4 M12 14 L15.2 20.4"
                }
            }

            ShapePath {
                strokeColor: "transparent"
                fillColor: corner.tones.ink

                PathAngleArc {
                    centerX: 12
                    centerY: 5
                    radiusX: 2
                    radiusY: 2
                    startAngle: 0
                    sweepAngle: 360
                }
            }
        }
    }
}
