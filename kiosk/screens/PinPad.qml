// Ten digits, one to take back, one to go on; what was pressed is shown as dots.
import QtQuick
import EmotionGarden

Item {
    id: screen

    required property real unit
    required property var tones
    required property QtObject pad
    readonly property real gap: 1.6 * unit
    readonly property bool flat: Theme.low && width > 2 * height // two rows, for those who reach low
    readonly property int columns: flat ? 6 : 3
    readonly property int rows: flat ? 2 : 4
    readonly property real above: dots.height + hint.height + gap // in low reach the words are above the pad
    readonly property real room: height - (Theme.low ? 0 : above + gap) - (rows - 1) * gap
    readonly property real cell: Math.max(Theme.main_touch, Math.min(15 * unit, room / rows))
    readonly property real spare: Math.max(0, room - rows * cell)

    objectName: "staffPin"

    Row {
        id: dots

        objectName: "pinDots"
        anchors.horizontalCenter: parent.horizontalCenter
        y: Theme.low ? -screen.above : 0.4 * screen.spare
        height: 3 * screen.unit
        spacing: 1.4 * screen.unit
        Accessible.role: Accessible.StaticText
        Accessible.name: qsTr("%1 digits").arg(screen.pad.count)

        Repeater {
            model: Math.max(4, screen.pad.count)

            Rectangle {
                required property int index

                width: 2.2 * screen.unit
                height: width
                radius: width / 2
                color: index < screen.pad.count ? screen.tones.accent : "transparent"
                border.width: Math.max(1, 0.2 * screen.unit)
                border.color: screen.tones.ink
            }
        }
    }

    Words {
        id: hint

        objectName: "pinHint"
        anchors.top: dots.bottom
        width: parent.width
        height: 5 * screen.unit * Theme.text_scale
        horizontalAlignment: Text.AlignHCenter
        verticalAlignment: Text.AlignVCenter
        unit: screen.unit
        size: 2.6
        text: screen.pad.hint
        color: screen.tones.accent
        lineHeight: 1
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }

    Grid {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.top: hint.bottom
        anchors.topMargin: screen.gap
        columns: screen.columns
        spacing: screen.gap
        opacity: screen.pad.ready ? 1 : 0.4
        enabled: screen.pad.ready
        LayoutMirroring.enabled: false
        LayoutMirroring.childrenInherit: true

        Repeater {
            model: screen.flat ? ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "⌫", "✓"] : ["1", "2", "3", "4", "5", "6", "7", "8", "9", "⌫", "0", "✓"]

            PillButton {
                required property string modelData

                objectName: modelData === "⌫" ? "pinErase" : modelData === "✓" ? "pinEnter" : "pin" + modelData
                unit: screen.unit
                tones: screen.tones
                width: Math.min(1.45 * screen.cell, (screen.width - (screen.columns - 1) * screen.gap) / screen.columns)
                height: screen.cell
                size: 3.6
                quick: true
                leading: modelData === "✓"
                text: modelData
                label: modelData === "⌫" ? qsTr("Take a digit back") : modelData === "✓" ? qsTr("Go on") : modelData
                onClicked: {
                    if (modelData === "⌫")
                        screen.pad.erase();
                    else if (modelData === "✓")
                        screen.pad.enter();
                    else
                        screen.pad.press(modelData);
                }
            }
        }
    }
}
