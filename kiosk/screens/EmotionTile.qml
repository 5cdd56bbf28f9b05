// One flower of the picker, with the name of its garden.
import QtQuick
import EmotionGarden

Touchable {
    id: tile

    required property string emotion
    required property string text
    required property EmotionPicker picker

    unit: picker.unit
    tones: Theme.palette(emotion, Theme.stark)
    width: picker.cell
    height: picker.cell
    label: text
    onClicked: picker.garden.choose(emotion)
    corner: 2 * unit
    scale: pressed && !Theme.still ? 1.06 : 1
    opacity: pressed && Theme.still ? 0.7 : 1

    Behavior on scale {
        NumberAnimation {
            duration: Theme.brief
            easing.type: Easing.OutQuad
        }
    }

    Flower {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(0, (tile.height - height - words.height) * 0.4)
        width: Math.round(Math.min(tile.height * 0.72, tile.height - words.height))
        height: width
        emotion: tile.emotion
    }

    Words {
        id: words

        anchors.bottom: parent.bottom
        width: parent.width
        horizontalAlignment: Text.AlignHCenter
        unit: tile.unit
        size: Math.min(3.4, 0.2 * tile.width / tile.unit)
        text: tile.text
        wrapMode: Text.NoWrap
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: 14
        color: Theme.stark ? tile.tones.ink : tile.tones.accent
    }
}
