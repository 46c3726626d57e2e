"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.INSTALLATION_TENANT = void 0;
/** The tenant id of messages that concern the whole installation, such as hosts and their keys. */
exports.INSTALLATION_TENANT = '00000000-0000-0000-0000-000000000000';
//# sourceMappingURL=incoming.js.map