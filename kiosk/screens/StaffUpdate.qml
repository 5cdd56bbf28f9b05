// Which version this is, how another comes in, and the garden fetched anew.
import QtQuick
import EmotionGarden

Column {
    id: page

    required property real unit
    required property var tones
    required property QtObject staff

    objectName: "staffUpdate"
    spacing: 2.4 * unit
    topPadding: Theme.low ? Math.max(0, height - childrenRect.height) : 0
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Update")

    Words {
        width: parent.width
        unit: page.unit
        size: 3.2
        text: qsTr("Version %1").arg(page.staff.version)
        color: page.tones.ink
    }

    Words {
        width: parent.width
        unit: page.unit
        size: 2.5
        text: qsTr("To install another version, exit the kiosk and run its installer; pictures, visits, settings and PINs stay. The manual has a page on it.")
        color: page.tones.soft
    }

    Words {
        objectName: "updateNotice"
        width: parent.width
        unit: page.unit
        size: 2.5
        text: page.staff.notice
        color: page.tones.accent
        wrapMode: Text.Wrap
    }

    Flow {
        width: parent.width
        spacing: 2.4 * page.unit

        PillButton {
            objectName: "reloadGarden"
            visible: page.staff.health !== null
            unit: page.unit
            tones: page.tones
            text: qsTr("Fetch the garden now")
            onClicked: page.staff.reload()
        }

        PillButton {
            objectName: "showLicences"
            visible: page.staff.licences !== null && page.staff.licences.here
            unit: page.unit
            tones: page.tones
            leading: false
            text: qsTr("Third-party licences")
            onClicked: page.staff.show("licences")
        }
    }
}
