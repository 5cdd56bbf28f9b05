// A heart that fills once and stays filled.
import QtQuick
import QtQuick.Shapes
import EmotionGarden

Touchable {
    id: button

    required property bool liked

    label: liked ? qsTr("You like this picture") : qsTr("I like this picture")
    width: Math.max(8.4 * unit, least)
    height: width

    Accessible.checkable: true
    Accessible.checked: liked

    Rectangle {
        anchors.fill: parent
        radius: width / 2
        color: Theme.stark ? "#000000" : "#a60a100e"
        border.width: Theme.stark ? Math.max(1, 0.25 * button.unit) : 0
        border.color: button.tones.ink
    }

    function beckon() { // where a touch on the picture would have been a like
        if (!liked && !Theme.still)
            throb.restart();
    }

    onLikedChanged: if (liked && !Theme.still)
        joy.restart()

    Repeater { // petals fly off when the heart fills
        model: 8

        Rectangle {
            required property int index
            readonly property real angle: index * Math.PI / 4
            readonly property real away: button.width * (0.3 + 0.55 * burst.flight)

            width: 1.5 * button.unit
            height: 0.75 * button.unit
            radius: height / 2
            x: button.width / 2 + away * Math.cos(angle) - width / 2
            y: button.height / 2 + away * Math.sin(angle) - height / 2
            rotation: index * 45
            color: button.tones.accent
            opacity: burst.flight > 0 ? 1 - burst.flight : 0
            visible: opacity > 0
        }
    }

    QtObject {
        id: burst

        property real flight: 0
    }

    Shape {
        id: heart

        anchors.centerIn: parent
        width: 24
        height: 24
        scale: button.width * 0.52 / 24 * beat
        preferredRendererType: Shape.CurveRenderer

        property real beat: 1

        ShapePath {
            strokeColor: button.liked ? button.tones.accent : button.tones.ink
            strokeWidth: 1.7
            joinStyle: ShapePath.RoundJoin
            fillColor: button.liked ? button.tones.accent : "transparent"

            Behavior on fillColor {
                ColorAnimation {
                    duration: button.liked ? Theme.brief : 0
                }
            }

            PathSvg {
                path: "M12 20.6 C5.2 15.6 2.6 12.2 2.6 8.6 C2.6 5.6 4.9 3.6 7.4 3.6 C9.3 3.6 11 4.7 12 6.5 C13 4.7 14.7 3.6 16.6 3.6 C19.1 3.6 21.4 5.6 21.4 8.6 C21.4 12.2 18.8 15.6 12 20.6 Z"
            }
        }
    }

    SequentialAnimation {
        id: throb

        NumberAnimation {
            target: heart
            property: "beat"
            to: 1.35
            duration: 140
            easing.type: Easing.OutQuad
        }
        NumberAnimation {
            target: heart
            property: "beat"
            to: 1
            duration: 380
            easing.type: Easing.OutBack
        }
    }

    ParallelAnimation {
        id: joy

        ScriptAction {
            script: throb.restart()
        }
        NumberAnimation {
            target: burst
            property: "flight"
            from: 0
            to: 1
            duration: 700
            easing.type: Easing.OutCubic
        }
    }
}
