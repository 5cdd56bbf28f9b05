// The window: the ground, the screens of a visit above it, and what is in the corner of each.
import QtQuick
import EmotionGarden

Item {
    id: main

    required property QtObject visit
    required property QtObject notice
    required property QtObject camera
    required property QtObject garden
    required property QtObject language
    required property QtObject shelf
    required property QtObject access
    required property QtObject hours
    required property QtObject take_home
    required property QtObject staff
    readonly property real unit: Math.min(width, height) / 100
    readonly property bool landscape: width >= height
    readonly property string state_: visit.state
    readonly property bool awake: !hours.asleep
    readonly property var night: Theme.palette("", Theme.stark)
    readonly property var blooming: Theme.palette(main.garden.emotion, Theme.stark)

    width: 1280
    height: 800
    LayoutMirroring.enabled: language.right_to_left
    LayoutMirroring.childrenInherit: true

    Binding {
        target: Theme
        property: "access"
        value: main.access
    }

    Backdrop {
        tones: main.blooming
    }

    Item {
        anchors.fill: parent
        enabled: uncovered.yes

        Settled {
            id: uncovered

            there: !wishes.open && !main.visit.asking && main.staff.page === ""
        }

        GardenScreen {
            id: wall

            shown: main.state_ === "garden"
            unit: main.unit
            tones: main.blooming
            corner: corner.height
            cornerWidth: corner.width
            visit: main.visit
            garden: main.garden
            takeHome: main.take_home
        }

        ReadingScreen {
            shown: main.state_ === "reading"
            unit: main.unit
            tones: main.night
        }

        EmotionPicker {
            shown: main.state_ === "picker"
            unit: main.unit
            tones: main.night
            corner: corner.height
            cornerWidth: corner.width
            garden: main.garden
        }

        MirrorScreen {
            shown: main.state_ === "mirror"
            unit: main.unit
            tones: main.night
            corner: corner.height
            cornerWidth: corner.width
            visit: main.visit
            camera: main.camera
        }

        NoticeScreen {
            shown: main.state_ === "notice"
            unit: main.unit
            tones: main.night
            corner: corner.height
            visit: main.visit
            notice: main.notice
        }

        AttractScreen {
            id: attract

            shown: main.state_ === "attract" && main.awake
            enabled: settled && open
            open: main.hours.open
            unit: main.unit
            tones: main.night
            visit: main.visit
            shelf: main.shelf
        }

        ClosedScreen {
            shown: main.state_ === "attract" && main.awake && !main.hours.open
            unit: main.unit
            tones: main.night
            hours: main.hours
            sway: 4 * attract.sway
        }
    }

    Loader {
        anchors.fill: parent
        active: main.staff.page !== ""
        enabled: !wishes.open
        sourceComponent: StaffSheet {
            unit: main.unit
            tones: main.night
            staff: main.staff
            cornerWidth: corner.width
        }
    }

    AccessSheet {
        id: wishes

        unit: main.unit
        tones: main.night
        corner: corner.height
        access: main.access
    }

    StillThere {
        shown: main.visit.asking
        unit: main.unit
        tones: main.night
        visit: main.visit
    }

    Corner {
        id: corner

        readonly property real aside: main.state_ === "garden" && main.landscape ? wall.doneWidth + 2 * main.unit : 0

        anchors.right: Theme.low ? undefined : parent.right
        anchors.left: Theme.low ? parent.left : undefined
        anchors.margins: 5 * main.unit
        anchors.rightMargin: 5 * main.unit + aside
        y: Theme.low ? main.height - height - 2.5 * main.unit : (main.landscape ? 4 : 5) * main.unit
        unit: main.unit
        tones: main.night
        language: main.language
        onWishing: wishes.open = !wishes.open
    }

    SleepScreen {
        shown: !main.awake
        unit: main.unit
        tones: main.night
    }

    StaffCorner {
        unit: main.unit
        staff: main.staff
        enabled: main.staff.page === ""
    }

    Connections {
        target: main.visit

        function onEnded() {
            wishes.open = false;
        }
    }
}
