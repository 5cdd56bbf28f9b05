// A word that can be chosen; the chosen one has a tick.
import QtQuick
import EmotionGarden

Touchable {
    id: chip

    required property string text
    required property bool chosen
    readonly property color words: chosen ? tones.on_accent : tones.ink

    main: false
    label: text
    width: Math.max(row.implicitWidth + 5 * unit, least)
    height: Math.max(7 * unit, least)

    Accessible.role: Accessible.RadioButton
    Accessible.checkable: true
    Accessible.checked: chosen

    Rectangle {
        anchors.fill: parent
        radius: height / 2
        color: chip.chosen ? chip.tones.ink : Theme.stark ? "#000000" : "#1fffffff"
        border.width: Theme.stark ? Math.max(1, 0.25 * chip.unit) : 0
        border.color: chip.tones.ink

        Behavior on color {
            ColorAnimation {
                duration: Theme.brief
            }
        }
    }

    Row {
        id: row

        anchors.centerIn: parent
        spacing: chip.unit

        Words {
            unit: chip.unit
            size: 2.7
            text: "✓"
            visible: chip.chosen
            lineHeight: 1
            color: chip.words
        }

        Words {
            unit: chip.unit
            size: 2.7
            width: Math.min(implicitWidth, 44 * chip.unit)
            text: chip.text
            wrapMode: Text.NoWrap
            elide: Text.ElideRight
            lineHeight: 1
            color: chip.words
        }
    }
}
