// A liked picture and the code that leads a phone to it.
import QtQuick
import EmotionGarden

Veil {
    id: sheet

    required property QtObject takeHome
    readonly property real ceiling: heading.y + heading.height + 3 * unit
    readonly property real tall: back.y - ceiling - hint.height - 5 * unit
    readonly property real wide: width - 2 * margin
    readonly property real gap: 4 * unit
    // The code is as large as the picture, side by side or one above the other.
    readonly property real side: Math.floor(Math.min(56 * unit, landscape ? Math.min(tall, (wide - gap) / 2) : Math.min(wide, (tall - gap) / 2)))

    objectName: "takeHomeSheet"
    open: takeHome.address !== ""
    Accessible.name: heading.text + ". " + hint.text
    onDismissed: takeHome.put_away()

    Words {
        id: heading

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: sheet.margin
        y: Theme.low ? sheet.margin : sheet.margin + sheet.corner + sheet.unit
        horizontalAlignment: Text.AlignHCenter
        unit: sheet.unit
        size: 4.8
        text: qsTr("Take this picture with you")
        color: sheet.tones.ink
        font.weight: Font.Light
    }

    Grid {
        id: pair

        anchors.horizontalCenter: parent.horizontalCenter
        y: sheet.ceiling + Math.max(0, (sheet.tall - height) / 2)
        columns: sheet.landscape ? 2 : 1
        spacing: sheet.gap
        opacity: sheet.open ? 1 : 0 // it is put away before the sheet has faded

        Picture {
            width: sheet.side
            height: sheet.side
            source: sheet.takeHome.source
            sourceSize: Qt.size(sheet.side, sheet.side)
        }

        QrCode {
            objectName: "takeHomeCode"
            width: sheet.side
            height: sheet.side
            text: sheet.takeHome.address
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("A code for the camera of a phone")
        }
    }

    Words {
        id: hint

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: sheet.margin
        y: pair.y + pair.height + 2 * sheet.unit
        horizontalAlignment: Text.AlignHCenter
        unit: sheet.unit
        size: 3
        text: qsTr("Point the camera of your phone at the square")
        color: sheet.tones.soft
    }

    PillButton {
        id: back

        objectName: "takeHomeBack"
        anchors.horizontalCenter: Theme.low ? undefined : parent.horizontalCenter
        anchors.right: Theme.low ? parent.right : undefined
        anchors.rightMargin: sheet.margin
        y: sheet.height - height - (Theme.low ? 2.5 * sheet.unit : sheet.margin)
        unit: sheet.unit
        tones: sheet.tones
        text: qsTr("Back to the garden")
        size: 2.7
        leading: false
        onClicked: sheet.takeHome.put_away()
    }
}
