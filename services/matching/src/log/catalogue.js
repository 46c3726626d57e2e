"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CATALOGUE = void 0;
const service_kit_1 = require("@ledgerbridge/service-kit");
/** Version of every event that this release writes and reads. */
exports.CATALOGUE = {
    ...service_kit_1.ACCESS_EVENTS,
    ConnectionLearned: 1,
    HostRecordDescribed: 1,
    RecordMentioned: 1,
    LinkMade: 1,
    LinkLeftOpen: 1,
    LinkRemoved: 1,
    LinkedRecordChanged: 1,
};
//# sourceMappingURL=catalogue.js.map