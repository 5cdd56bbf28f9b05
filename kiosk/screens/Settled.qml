// Whether something has been there for a moment: a touch before that was meant for what was there.
import QtQuick
import EmotionGarden

Timer {
    required property bool there
    readonly property bool yes: there && (interval === 0 || over)
    property bool over: false

    interval: Theme.settle
    running: there && !over
    onTriggered: over = true
    onThereChanged: over = false
}
