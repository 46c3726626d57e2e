"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.divisionIn = divisionIn;
const node_crypto_1 = require("node:crypto");
const __1 = require("..");
/** A new division whose streams live in a given partition. */
function divisionIn(partition, partitions) {
    let id = (0, node_crypto_1.randomUUID)();
    while ((0, __1.partitionOf)(id, partitions) !== partition)
        id = (0, node_crypto_1.randomUUID)();
    return id;
}
//# sourceMappingURL=division-in.js.map