"use strict";
var __createBinding = (this && this.__createBinding) || (Object.create ? (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    var desc = Object.getOwnPropertyDescriptor(m, k);
    if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
      desc = { enumerable: true, get: function() { return m[k]; } };
    }
    Object.defineProperty(o, k2, desc);
}) : (function(o, m, k, k2) {
    if (k2 === undefined) k2 = k;
    o[k2] = m[k];
}));
var __exportStar = (this && this.__exportStar) || function(m, exports) {
    for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) __createBinding(exports, m, p);
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.GATEWAY_PATH = exports.ruleFor = exports.existingTransaction = exports.UNLISTED_FAULT = exports.FAULTS = exports.faultOf = exports.selectQuery = exports.ACTIVE_AND_INACTIVE = exports.withMarker = exports.markedDocument = exports.requestId = exports.contentHash = exports.canonicalJson = void 0;
var canonical_1 = require("./canonical");
Object.defineProperty(exports, "canonicalJson", { enumerable: true, get: function () { return canonical_1.canonicalJson; } });
Object.defineProperty(exports, "contentHash", { enumerable: true, get: function () { return canonical_1.contentHash; } });
__exportStar(require("./wire/entities"), exports);
__exportStar(require("./wire/purchase-order"), exports);
var request_id_1 = require("./request-id");
Object.defineProperty(exports, "requestId", { enumerable: true, get: function () { return request_id_1.requestId; } });
var marker_1 = require("./marker");
Object.defineProperty(exports, "markedDocument", { enumerable: true, get: function () { return marker_1.markedDocument; } });
Object.defineProperty(exports, "withMarker", { enumerable: true, get: function () { return marker_1.withMarker; } });
var query_1 = require("./query");
Object.defineProperty(exports, "ACTIVE_AND_INACTIVE", { enumerable: true, get: function () { return query_1.ACTIVE_AND_INACTIVE; } });
Object.defineProperty(exports, "selectQuery", { enumerable: true, get: function () { return query_1.selectQuery; } });
var fault_1 = require("./faults/fault");
Object.defineProperty(exports, "faultOf", { enumerable: true, get: function () { return fault_1.faultOf; } });
var fault_table_1 = require("./faults/fault-table");
Object.defineProperty(exports, "FAULTS", { enumerable: true, get: function () { return fault_table_1.FAULTS; } });
Object.defineProperty(exports, "UNLISTED_FAULT", { enumerable: true, get: function () { return fault_table_1.UNLISTED_FAULT; } });
var rule_for_1 = require("./faults/rule-for");
Object.defineProperty(exports, "existingTransaction", { enumerable: true, get: function () { return rule_for_1.existingTransaction; } });
Object.defineProperty(exports, "ruleFor", { enumerable: true, get: function () { return rule_for_1.ruleFor; } });
var call_1 = require("./gateway/call");
Object.defineProperty(exports, "GATEWAY_PATH", { enumerable: true, get: function () { return call_1.GATEWAY_PATH; } });
//# sourceMappingURL=index.js.map