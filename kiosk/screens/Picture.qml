// A picture that fills its place, decoded away from the window and no larger than it is shown.
import QtQuick

Image {
    asynchronous: true
    fillMode: Image.PreserveAspectCrop
    autoTransform: true
}
