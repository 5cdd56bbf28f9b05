// What staff see behind the five taps: the pad for the PIN, a menu, and its pages.
import QtQuick
import EmotionGarden

Rectangle {
    id: sheet

    required property real unit
    required property var tones
    required property QtObject staff
    property real cornerWidth: 0
    readonly property string page: staff.page
    readonly property real margin: 5 * unit
    readonly property bool landscape: width >= height
    readonly property real reach: Math.ceil(height * 2 / 3)
    readonly property bool low: Theme.low && ["pin", "menu", "settings"].includes(page) // nothing but controls
    readonly property bool beside: low && landscape // between the corner and the way back
    readonly property var titles: ({
            "pin": staff.pad.title,
            "locked": qsTr("No PIN is set"),
            "chosen": qsTr("The PINs are set"),
            "menu": staff.technician ? qsTr("Staff: technician") : qsTr("Staff: attendant"),
            "health": qsTr("Health"),
            "logs": qsTr("Logs"),
            "settings": qsTr("Settings"),
            "update": qsTr("Update"),
            "exit": qsTr("Restart or exit"),
            "licences": qsTr("Third-party licences")
        })
    readonly property var components: ({
            "pin": pad,
            "locked": locked,
            "chosen": chosen,
            "menu": menu,
            "health": health,
            "logs": logs,
            "settings": settings,
            "update": update,
            "exit": exit,
            "licences": licences
        })

    objectName: "staffSheet"
    anchors.fill: parent
    color: tones.bottom
    Accessible.role: Accessible.Dialog
    Accessible.name: heading.text

    MouseArea { // nothing below is touched
        anchors.fill: parent
    }

    Words {
        id: heading

        anchors.left: parent.left
        anchors.leftMargin: sheet.margin
        y: sheet.low ? sheet.reach - height - (holder.item?.above ?? 0) - 3 * sheet.unit : sheet.landscape ? sheet.margin * 0.8 : sheet.margin
        width: sheet.width - 2 * sheet.margin - sheet.cornerWidth - 2 * sheet.unit
        unit: sheet.unit
        size: 4.2
        text: sheet.titles[sheet.page] ?? ""
        color: sheet.tones.ink
        font.weight: Font.Light
        lineHeight: 1.1
    }

    Loader {
        id: holder

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: sheet.margin + (sheet.beside ? sheet.cornerWidth + 2 * sheet.unit : 0)
        anchors.rightMargin: sheet.margin + (sheet.beside ? way.width + 2 * sheet.unit : 0)
        y: sheet.low ? sheet.reach : Math.max(heading.y + heading.height, sheet.margin + 9 * sheet.unit) + 1.5 * sheet.unit
        height: way.y - y + (sheet.beside || sheet.page === "settings" ? way.height : -2 * sheet.unit)
        sourceComponent: sheet.components[sheet.page] ?? null
    }

    ScrollHint {
        anchors.right: parent.right
        anchors.rightMargin: 2 * sheet.unit
        area: holder.item?.scrolled ?? null
        unit: sheet.unit
        tones: sheet.tones
    }

    PillButton {
        id: way

        objectName: "staffBack"
        anchors.right: parent.right
        anchors.rightMargin: sheet.margin
        y: sheet.height - height - (Theme.low ? 2.5 * sheet.unit : 0.6 * sheet.margin)
        unit: sheet.unit
        tones: sheet.tones
        size: 2.7
        leading: false
        text: sheet.page === "pin" || sheet.page === "menu" ? qsTr("Close") : sheet.page === "chosen" ? qsTr("Done") : qsTr("Back")
        onClicked: sheet.staff.back()
    }

    Component {
        id: pad

        PinPad {
            unit: sheet.unit
            tones: sheet.tones
            pad: sheet.staff.pad
        }
    }

    Component {
        id: locked

        Words {
            objectName: "staffLocked"
            unit: sheet.unit
            size: 3.2
            text: qsTr("PINs can be chosen here in the first ten minutes after a start. Start the kiosk again, or set them with the command “staff set-pin”.")
            color: sheet.tones.ink
        }
    }

    Component {
        id: chosen

        Words {
            objectName: "staffChosen"
            unit: sheet.unit
            size: 3.2
            text: qsTr("From now on, five quick taps in the upper corner across from the language button lead here.")
            color: sheet.tones.ink
        }
    }

    Component {
        id: menu

        StaffMenu {
            unit: sheet.unit
            tones: sheet.tones
            staff: sheet.staff
        }
    }

    Component {
        id: health

        StaffHealth {
            unit: sheet.unit
            tones: sheet.tones
            health: sheet.staff.health
        }
    }

    Component {
        id: logs

        StaffLogs {
            unit: sheet.unit
            tones: sheet.tones
            logs: sheet.staff.logs
        }
    }

    Component {
        id: settings

        StaffSettings {
            unit: sheet.unit
            tones: sheet.tones
            staff: sheet.staff
            aside: Theme.low && !sheet.beside ? sheet.cornerWidth + 2 * sheet.unit : 0
            wayWidth: sheet.beside ? 0 : way.width + 2 * sheet.unit
            wayHeight: sheet.beside ? 0 : way.height
        }
    }

    Component {
        id: update

        StaffUpdate {
            unit: sheet.unit
            tones: sheet.tones
            staff: sheet.staff
        }
    }

    Component {
        id: exit

        StaffExit {
            unit: sheet.unit
            tones: sheet.tones
            staff: sheet.staff
        }
    }

    Component {
        id: licences

        StaffLicences {
            unit: sheet.unit
            tones: sheet.tones
            licences: sheet.staff.licences
        }
    }
}
