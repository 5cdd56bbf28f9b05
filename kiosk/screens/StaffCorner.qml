// A corner that nobody sees: five taps ask for the PIN. What lies below is touched all the same.
import QtQuick
import EmotionGarden

Item {
    id: corner

    required property real unit
    required property QtObject staff

    objectName: "staffCorner"
    width: Math.max(10 * unit, Theme.main_touch)
    height: width

    PointHandler { // only looks on
        onActiveChanged: if (active)
            corner.staff.tap()
    }

    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Staff: five taps")
    Accessible.onPressAction: corner.staff.tap()
}
