// The ground everything stands on; it takes the colours of the emotion slowly.
import QtQuick
import EmotionGarden

Rectangle {
    id: backdrop

    required property var tones
    property color high: tones.top
    property color low: tones.bottom

    anchors.fill: parent
    gradient: Gradient {
        GradientStop {
            position: 0
            color: backdrop.high
        }
        GradientStop {
            position: 1
            color: backdrop.low
        }
    }

    Behavior on high {
        ColorAnimation {
            duration: Theme.slow
        }
    }
    Behavior on low {
        ColorAnimation {
            duration: Theme.slow
        }
    }
}
