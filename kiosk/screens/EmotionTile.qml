// One flower of the picker, with the name of its garden.
import QtQuick
import EmotionGarden

Item {
    id: tile

    required property string emotion
    required property string text
    required property EmotionPicker picker
    readonly property var tones: Theme.palette(emotion)

    width: picker.cell
    height: picker.cell
    scale: area.pressed ? 1.06 : 1

    Behavior on scale {
        NumberAnimation {
            duration: Theme.brief
            easing.type: Easing.OutQuad
        }
    }

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: picker.garden.choose(emotion)

    Flower {
        id: flower

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: parent.top
        anchors.topMargin: 0.03 * tile.height
        width: Math.round(tile.height * 0.7)
        height: width
        emotion: tile.emotion
    }

    Words {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: 0.04 * tile.height
        unit: tile.picker.unit
        size: 3.4
        text: tile.text
        color: tile.tones.accent
    }

    MouseArea {
        id: area

        anchors.fill: parent
        onClicked: tile.picker.garden.choose(tile.emotion)
    }
}
