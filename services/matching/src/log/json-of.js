"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.jsonOf = jsonOf;
/** An object as JSON carries it: properties that hold `undefined` are left out. */
function jsonOf(value) {
    return JSON.parse(JSON.stringify(value));
}
//# sourceMappingURL=json-of.js.map