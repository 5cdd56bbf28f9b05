// What this role may do; what it may not is not there.
import QtQuick
import EmotionGarden

Flickable {
    id: menu

    required property real unit
    required property var tones
    required property QtObject staff
    readonly property Flickable scrolled: menu
    readonly property QtObject hall: staff.hall
    readonly property int tiles: Array.from(grid.children).filter(tile => tile.visible && tile.note !== undefined).length
    readonly property int columns: Theme.low && width >= 90 * unit && tiles > 4 ? 4 : width >= 110 * unit && tiles > 4 ? 3 : width >= 70 * unit ? 2 : 1
    readonly property real across: (width - (columns - 1) * 2 * unit) / columns
    readonly property int rows: Math.ceil(tiles / columns)
    readonly property real tall: Math.max(13 * unit, Math.min((Theme.low ? 13 : 22) * unit, (height - (rows - 1) * 2 * unit) / Math.max(1, rows)))
    readonly property string held: hall ? hall.held : ""

    objectName: "staffMenu"
    contentHeight: grid.y + grid.height
    clip: contentHeight > height
    interactive: contentHeight > height
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("What staff may do")

    Grid {
        id: grid

        y: Theme.low ? Math.max(0, menu.height - height) : 0
        columns: menu.columns
        spacing: 2 * menu.unit

        Words {
            objectName: "safeReason"
            visible: menu.staff.reason !== ""
            width: menu.across
            unit: menu.unit
            size: 2.3
            text: qsTr("The kiosk crashed again and again. The last time: %1").arg(menu.staff.reason)
            color: menu.tones.accent
        }

        StaffTile {
            objectName: "staffPause"
            visible: menu.hall !== null
            width: menu.across
            tall: menu.tall
            unit: menu.unit
            tones: menu.tones
            on: menu.held === "paused"
            text: on ? qsTr("Go on") : qsTr("Pause")
            note: on ? qsTr("It is paused now") : qsTr("No visit begins until you go on")
            onClicked: on ? menu.hall.open() : menu.hall.pause()
        }

        StaffTile {
            objectName: "staffClose"
            visible: menu.hall !== null
            width: menu.across
            tall: menu.tall
            unit: menu.unit
            tones: menu.tones
            on: menu.held === "closed"
            text: on ? qsTr("Open") : qsTr("Close")
            note: on ? qsTr("It is closed now") : qsTr("Until the next opening, or until you open")
            onClicked: on ? menu.hall.open() : menu.hall.close()
        }

        StaffTile {
            objectName: "staffMotion"
            visible: menu.hall !== null
            width: menu.across
            tall: menu.tall
            unit: menu.unit
            tones: menu.tones
            on: menu.hall ? menu.hall.calm : false
            text: on ? qsTr("Full motion") : qsTr("Less motion")
            note: on ? qsTr("Motion is reduced for everybody now") : qsTr("For everybody, until you change it back")
            onClicked: menu.hall.toggle_motion()
        }

        StaffTile {
            objectName: "staffHealthTile"
            visible: menu.staff.health !== null
            width: menu.across
            tall: menu.tall
            unit: menu.unit
            tones: menu.tones
            text: qsTr("Health")
            note: qsTr("How each part is")
            light: menu.staff.health ? menu.staff.health.worst : -1
            onClicked: menu.staff.show("health")
        }

        StaffTile {
            objectName: "staffLogsTile"
            visible: menu.staff.technician
            width: menu.across
            tall: menu.tall
            unit: menu.unit
            tones: menu.tones
            text: qsTr("Logs")
            note: qsTr("What the kiosk has written last")
            onClicked: menu.staff.show("logs")
        }

        StaffTile {
            objectName: "staffSettingsTile"
            visible: menu.staff.technician && menu.staff.settings !== null
            width: menu.across
            tall: menu.tall
            unit: menu.unit
            tones: menu.tones
            text: qsTr("Settings")
            note: qsTr("Language, camera, times, access")
            onClicked: menu.staff.show("settings")
        }

        StaffTile {
            objectName: "staffUpdateTile"
            visible: menu.staff.technician
            width: menu.across
            tall: menu.tall
            unit: menu.unit
            tones: menu.tones
            text: qsTr("Update")
            note: qsTr("Version %1").arg(menu.staff.version)
            onClicked: menu.staff.show("update")
        }

        StaffTile {
            objectName: "staffExitTile"
            visible: menu.staff.technician
            width: menu.across
            tall: menu.tall
            unit: menu.unit
            tones: menu.tones
            text: qsTr("Restart or exit")
            note: qsTr("Leave the full screen")
            onClicked: menu.staff.show("exit")
        }
    }
}
