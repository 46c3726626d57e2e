"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.GATEWAY_PATH = void 0;
/** Path of the connector that takes calls; internal, never routed by the edge. */
exports.GATEWAY_PATH = '/internal/quickbooks/calls';
//# sourceMappingURL=call.js.map