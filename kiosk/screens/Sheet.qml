// A sheet over the screen: a question, what can be chosen, and a way back.
import QtQuick
import EmotionGarden

Veil {
    id: sheet

    required property string question
    required property string back
    property string backName: ""
    default property alias choices: holder.data
    readonly property real reach: Math.ceil(height * 2 / 3)
    readonly property real ceiling: margin + (Theme.low ? 0 : corner)
    readonly property real room: Theme.low ? height - reach - way.height - 4.5 * unit : height - ceiling - heading.height - way.height - margin - 8 * unit
    readonly property real wanted: Math.max(1, Math.min(holder.height, room))

    Accessible.name: question
    onDismissed: open = false

    Words {
        id: heading

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: sheet.margin
        y: Theme.low ? sheet.reach - height - 4 * sheet.unit : Math.max(sheet.ceiling, (sheet.height - height - sheet.wanted - way.height) / 2 - 3 * sheet.unit)
        horizontalAlignment: Text.AlignHCenter
        unit: sheet.unit
        size: 4.8
        text: sheet.question
        color: sheet.tones.ink
        font.weight: Font.Light
    }

    Flickable {
        id: flick

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: sheet.margin
        y: Theme.low ? sheet.reach : heading.y + heading.height + 4 * sheet.unit
        height: sheet.wanted
        contentHeight: holder.height
        clip: contentHeight > height
        boundsBehavior: Flickable.DragOverBounds
        interactive: contentHeight > height

        Column {
            id: holder

            width: flick.width
        }
    }

    ScrollHint {
        anchors.right: parent.right
        anchors.rightMargin: 2 * sheet.unit
        area: flick
        unit: sheet.unit
        tones: sheet.tones
    }

    PillButton {
        id: way

        objectName: sheet.backName
        anchors.horizontalCenter: Theme.low ? undefined : parent.horizontalCenter
        anchors.right: Theme.low ? parent.right : undefined
        anchors.rightMargin: sheet.margin
        y: Theme.low ? sheet.height - height - 2.5 * sheet.unit : flick.y + flick.height + 4 * sheet.unit
        unit: sheet.unit
        tones: sheet.tones
        text: sheet.back
        size: 2.7
        leading: false
        onClicked: sheet.open = false
    }
}
