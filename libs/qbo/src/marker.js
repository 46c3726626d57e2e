"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.withMarker = withMarker;
exports.markedDocument = markedDocument;
/** Longest PrivateNote of a transaction. */
const PRIVATE_NOTE_LENGTH = 4000;
const MARKER = /(?:^|\s)lb:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
/**
 * A private note that ends with our marker `lb:<documentId>`. It is how a document is found again when its number is
 * QuickBooks' own and the answer was lost; so the note is cut, never the marker.
 */
function withMarker(note, documentId) {
    const marker = `lb:${documentId}`;
    if (!note)
        return marker;
    return `${note.slice(0, PRIVATE_NOTE_LENGTH - marker.length - 1)}\n${marker}`;
}
/** The document id that a private note is marked with. */
function markedDocument(privateNote) {
    return privateNote ? MARKER.exec(privateNote.trimEnd())?.[1] : undefined;
}
//# sourceMappingURL=marker.js.map