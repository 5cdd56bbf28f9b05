// A thin mark in the margin: there is more above or below than is seen.
import QtQuick
import EmotionGarden

Rectangle {
    required property Flickable area
    required property real unit
    required property var tones
    // Asked again whenever the height changes: what is above it has moved.
    readonly property real origin: area && area.height > 0 ? area.mapToItem(parent, 0, 0).y : 0

    width: 0.7 * unit
    radius: width / 2
    color: tones.ink
    opacity: Theme.stark ? 1 : 0.5
    visible: area !== null && area.contentHeight > area.height + 1
    height: area ? Math.max(4 * unit, area.visibleArea.heightRatio * area.height) : 0
    y: area ? origin + area.visibleArea.yPosition * area.height : 0
}
