// The display wall: what visitors liked, and among it a place that says so.
import QtQuick
import EmotionGarden

Rectangle {
    id: main

    required property QtObject wall
    required property QtObject access
    required property QtObject hours
    readonly property real unit: Math.min(width, height) / 100
    readonly property bool landscape: width >= height
    readonly property bool software: GraphicsInfo.api === GraphicsInfo.Software
    readonly property var night: Theme.palette("", Theme.stark)
    readonly property var emotions: ["happy", "surprised", "calm", "angry", "fear", "confused", "disgusted", "sad"]
    readonly property int tiles: wall.places.length + 1 // the last one is for words
    readonly property real gap: 0.8 * unit
    readonly property int rows: bestRows()
    property var order: [] // in which tile each place is, the words last
    property int wanderer: -1 // the place that changes with the words
    property real clock: 0 // milliseconds
    property bool hurried: true
    // What stays for a year moves to and fro within minutes, to spare the panel.
    readonly property real sway: Math.round(0.8 * unit * Math.sin(clock / 67000))
    readonly property real lift: Math.round(0.8 * unit * Math.sin(clock / 91000))

    function bestRows() {
        const wanted = Math.log(landscape ? 1.6 : 0.62);
        const off = rows => Math.abs(Math.log(width / Math.ceil(tiles / rows) / (height / rows)) - wanted);
        let best = 1;
        for (let rows = 2; rows <= tiles; rows++)
            if (off(rows) < off(best) - 0.001)
                best = rows;
        return best;
    }

    // Where a tile is: every row fills the width, with as many tiles as the others or one more.
    function tile(number) {
        const least = Math.floor(tiles / rows);
        const longer = tiles % rows; // so many rows have one more
        const row = number < longer * (least + 1) ? Math.floor(number / (least + 1)) : longer + Math.floor((number - longer * (least + 1)) / least);
        const inRow = row < longer ? least + 1 : least;
        const first = row * least + Math.min(row, longer);
        const wide = (frame.width - gap * (inRow - 1)) / inRow;
        const tall = (frame.height - gap * (rows - 1)) / rows;
        const x = Math.round((number - first) * (wide + gap)), y = Math.round(row * (tall + gap));
        return Qt.rect(x, y, Math.round(wide), Math.round(tall));
    }

    // The words begin in the middle.
    function arrange() {
        const middle = Math.floor(tiles / 2);
        const found = [];
        for (let place = 0; place < tiles - 1; place++)
            found.push(place < middle ? place : place + 1);
        found.push(middle);
        order = found;
    }

    function wander() {
        const changed = order.slice();
        changed[wanderer] = order[tiles - 1];
        changed[tiles - 1] = order[wanderer];
        order = changed;
    }

    color: night.bottom
    width: 1280
    height: 800
    Component.onCompleted: arrange()

    Binding {
        target: Theme
        property: "access"
        value: main.access
    }

    Timer {
        interval: Theme.still || !main.hurried ? 1000 : main.software && main.width * main.height > 4e6 ? 125 : main.software ? 50 : 33
        repeat: true
        running: !main.hours.asleep
        onTriggered: {
            main.clock += interval;
            main.hurried = false;
            for (let place = 0; place < places.count; place++)
                main.hurried = main.hurried || places.itemAt(place).turning;
        }
    }

    Timer { // the words have stayed long enough where they are
        interval: 15 * 60 * 1000
        repeat: true
        running: !main.hours.asleep
        onTriggered: {
            main.wanderer = Math.floor(Math.random() * (main.tiles - 1));
            wandering.restart();
        }
    }

    Item {
        id: frame

        objectName: "wallScreen"
        property real veil: 1 // of the two tiles that change places

        x: 1.6 * main.unit + main.sway
        y: 1.6 * main.unit + main.lift
        width: main.width - 3.2 * main.unit
        height: main.height - 3.2 * main.unit
        Accessible.role: Accessible.Pane
        Accessible.name: words.caption

        Repeater {
            id: places

            model: main.wall.places

            WallPlace {
                required property int index
                required property QtObject modelData
                readonly property rect area: main.tile(main.order[index] ?? index)

                objectName: "place" + index
                x: area.x
                y: area.y
                width: area.width
                height: area.height
                opacity: index === main.wanderer ? frame.veil : 1
                hung: modelData
                unit: main.unit
                ground: main.color
                bud: main.emotions[index % main.emotions.length]
                clock: main.clock
                onStirred: main.hurried = true
            }
        }

        WallWords {
            id: words

            readonly property rect area: main.tile(main.order[main.tiles - 1] ?? main.tiles - 1)

            objectName: "wallWords"
            x: area.x
            y: area.y
            width: area.width
            height: area.height
            opacity: main.wanderer >= 0 ? frame.veil : 1
            tones: main.night
            bare: main.wall.bare
        }
    }

    SequentialAnimation {
        id: wandering

        NumberAnimation {
            target: frame
            property: "veil"
            to: 0
            duration: Theme.slow
        }
        ScriptAction {
            script: main.wander()
        }
        NumberAnimation {
            target: frame
            property: "veil"
            to: 1
            duration: Theme.slow
        }
    }

    ClosedScreen {
        shown: !main.hours.open && !main.hours.asleep
        unit: main.unit
        tones: main.night
        hours: main.hours
        sway: 4 * main.sway
    }

    SleepScreen {
        shown: main.hours.asleep
        unit: main.unit
        tones: main.night
    }
}
