// The flower of an emotion; `breath` lets it swell and turn as if it were alive.
import QtQuick
import EmotionGarden

Item {
    id: flower

    property string emotion: ""
    property bool breath: false
    property int turnTime: 90000

    Image {
        anchors.fill: parent
        source: Qt.resolvedUrl("../../resources/flowers/" + (flower.emotion || "night") + ".png")
        sourceSize: Qt.size(Math.round(flower.width), Math.round(flower.width))
        visible: flower.width > 0
        asynchronous: true
        smooth: true
    }

    RotationAnimation on rotation {
        running: flower.breath && flower.visible && !Theme.still
        from: 0
        to: 360
        duration: flower.turnTime
        loops: Animation.Infinite
    }

    SequentialAnimation on scale {
        running: flower.breath && flower.visible && !Theme.still
        loops: Animation.Infinite

        NumberAnimation {
            from: 0.94
            to: 1.04
            duration: 2200
            easing.type: Easing.InOutSine
        }
        NumberAnimation {
            from: 1.04
            to: 0.94
            duration: 2200
            easing.type: Easing.InOutSine
        }
    }
}
