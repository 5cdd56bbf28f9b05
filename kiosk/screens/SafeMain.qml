// Safe mode: calm words for visitors, the way in for staff, and nothing that could crash.
import QtQuick
import EmotionGarden

Item {
    id: main

    required property QtObject staff
    required property QtObject language
    required property QtObject access
    readonly property real unit: Math.min(width, height) / 100
    readonly property var night: Theme.palette("", Theme.stark)

    width: 1280
    height: 800

    Binding {
        target: Theme
        property: "access"
        value: main.access
    }

    Backdrop {
        tones: main.night
    }

    Column {
        objectName: "safeScreen"
        anchors.centerIn: parent
        width: parent.width - 20 * main.unit
        spacing: 2.6 * main.unit
        Accessible.role: Accessible.Pane
        Accessible.name: heading.text + ". " + sentence.text

        Flower {
            anchors.horizontalCenter: parent.horizontalCenter
            width: 18 * main.unit
            height: width
            opacity: 0.7
        }

        Words {
            id: heading

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            unit: main.unit
            size: 5.8
            text: qsTr("The garden needs a little help")
            color: main.night.ink
            font.weight: Font.Light
        }

        Words {
            id: sentence

            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            unit: main.unit
            size: 3.4
            text: qsTr("Please tell somebody who works here")
            color: main.night.soft
        }
    }

    Loader {
        anchors.fill: parent
        active: main.staff.page !== ""
        sourceComponent: StaffSheet {
            unit: main.unit
            tones: main.night
            staff: main.staff
            cornerWidth: speech.width
        }
    }

    PillButton {
        id: speech

        objectName: "languageButton"
        anchors.right: Theme.low ? undefined : parent.right
        anchors.left: Theme.low ? parent.left : undefined
        anchors.margins: 5 * main.unit
        y: Theme.low ? main.height - height - 2.5 * main.unit : 5 * main.unit
        main: false
        leading: false
        unit: main.unit
        tones: main.night
        size: 2.5
        text: main.language.following_name
        label: qsTr("Language: change to %1").arg(text)
        onClicked: main.language.toggle()
    }

    StaffCorner {
        unit: main.unit
        staff: main.staff
        enabled: main.staff.page === ""
    }
}
