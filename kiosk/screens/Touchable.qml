// What can be touched: large enough for a finger on this screen, reached by keys, with a name.
import QtQuick
import EmotionGarden

Item {
    id: touchable

    required property real unit
    required property var tones
    required property string label // what a screen reader says
    property bool main: true // a visit leads through it
    property real corner: height / 2 // of the ring that shows where the keys are
    readonly property real least: main ? Theme.main_touch : Theme.least_touch
    property bool quick: false // two quick touches are two wishes, not one of an eager finger
    readonly property bool pressed: finger.pressed
    signal clicked

    function touched() {
        if (again.running)
            return;
        if (!quick)
            again.restart();
        clicked();
    }

    activeFocusOnTab: true

    Accessible.role: Accessible.Button
    Accessible.name: label
    Accessible.focusable: true
    Accessible.onPressAction: touchable.touched()

    Keys.onReturnPressed: touchable.touched()
    Keys.onEnterPressed: touchable.touched()
    Keys.onSpacePressed: touchable.touched()

    Rectangle {
        anchors.fill: parent
        anchors.margins: -0.7 * touchable.unit
        radius: touchable.corner + 0.7 * touchable.unit
        z: 1
        color: "transparent"
        border.width: Math.max(2, 0.45 * touchable.unit)
        border.color: touchable.tones.ink
        visible: touchable.activeFocus && Theme.keyboard
    }

    Timer {
        id: again

        interval: Theme.settle
    }

    Item {
        objectName: "touchArea"
        anchors.centerIn: parent
        width: Math.max(parent.width, touchable.least)
        height: Math.max(parent.height, touchable.least)
        z: 2

        TapHandler { // no MouseArea: a hand that rests elsewhere on the glass would hold up all others
            id: finger

            gesturePolicy: TapHandler.ReleaseWithinBounds
            longPressThreshold: 0 // a slow finger is one, too
            onTapped: touchable.touched()
        }
    }
}
