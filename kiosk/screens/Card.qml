// A picture of the garden, hung in a thin frame, with its heart.
import QtQuick
import EmotionGarden

Item {
    id: hung

    required property real unit
    required property var tones
    required property QtObject card
    required property QtObject takeHome
    property string emotion: ""
    readonly property bool ready: front.status === Image.Ready
    readonly property bool lost: front.status === Image.Error
    property Picture front: one
    property Picture past: two
    readonly property size pictureSize: Qt.size(Math.round(width), Math.round(height))
    readonly property url source: card.source
    property real away: 0 // how far below the picture its heart is, for those who reach low

    visible: source.toString() !== ""

    Accessible.role: Accessible.Graphic
    Accessible.name: card.name

    // The picture before stays until the next one is decoded, so that no gap is seen between them.
    onSourceChanged: {
        if (source.toString() === "") {
            resized.stop();
            past.source = "";
            front.source = "";
        } else {
            show();
        }
    }
    onPictureSizeChanged: if (source.toString() !== "")
        resized.restart()

    Timer { // most often another picture follows at once
        id: resized

        interval: 100
        onTriggered: hung.show()
    }

    function show() {
        resized.stop();
        appear.stop();
        [front, past] = [past, front];
        past.opacity = 1;
        past.z = 0;
        front.z = 1;
        front.opacity = 0;
        front.sourceSize = pictureSize;
        front.source = source;
        come();
    }

    function come() {
        if (front.status === Image.Error)
            past.source = ""; // nobody likes what is not what they see
        if (front.status === Image.Ready && front.opacity === 0)
            appear.restart();
    }

    Rectangle {
        anchors.fill: parent
        radius: 1.2 * hung.unit
        color: hung.tones.bottom
    }

    Item {
        anchors.fill: parent

        Picture {
            id: one

            anchors.fill: parent
            onStatusChanged: hung.come()
        }

        Picture {
            id: two

            anchors.fill: parent
            onStatusChanged: hung.come()
        }
    }

    Flower { // in place of a picture that cannot be opened
        anchors.centerIn: parent
        width: 0.4 * Math.min(parent.width, parent.height)
        height: width
        emotion: hung.emotion
        opacity: 0.35
        visible: hung.lost
    }

    NumberAnimation {
        id: appear

        target: hung.front
        property: "opacity"
        to: 1
        duration: Theme.calm
        easing.type: Easing.OutQuad
        onFinished: hung.past.source = ""
    }

    Rectangle { // rounds the corners without asking anything of the graphics card
        anchors.fill: parent
        anchors.margins: -0.5 * hung.unit
        radius: 1.7 * hung.unit
        color: "transparent"
        border.width: 0.7 * hung.unit
        border.color: hung.tones.bottom
    }

    TapHandler { // who touches the picture is shown where the heart is
        gesturePolicy: TapHandler.ReleaseWithinBounds
        onTapped: heart.beckon()
    }

    LikeButton {
        id: heart

        objectName: hung.objectName.replace("card", "like")
        x: hung.away ? (hung.width - width) / 2 : LayoutMirroring.enabled ? 2.4 * hung.unit : hung.width - width - 2.4 * hung.unit
        y: hung.height + (hung.away || -height - 2.4 * hung.unit)
        unit: hung.unit
        tones: hung.tones
        liked: hung.card.liked
        visible: !hung.lost
        onClicked: hung.card.like()
    }

    TakeButton {
        readonly property bool onward: hung.away !== 0 || LayoutMirroring.enabled

        objectName: hung.objectName.replace("card", "take")
        x: onward ? heart.x + heart.width + 1.4 * hung.unit : heart.x - width - 1.4 * hung.unit
        y: heart.y
        unit: hung.unit
        tones: hung.tones
        visible: hung.takeHome.offered && hung.card.liked && !hung.lost
        onClicked: hung.takeHome.show(hung.card.item_id, hung.card.source)
    }
}
