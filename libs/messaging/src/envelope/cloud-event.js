"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.toStructured = toStructured;
/** A CloudEvent 1.0 in structured JSON: the value of an outgoing message. */
function toStructured(event) {
    return JSON.stringify({ specversion: '1.0', datacontenttype: 'application/json', ...event });
}
//# sourceMappingURL=cloud-event.js.map