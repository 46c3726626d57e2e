"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.matchingConfiguration = void 0;
const service_kit_1 = require("@ledgerbridge/service-kit");
/** Matching's own variables. */
exports.matchingConfiguration = {
    listMaxAgeSeconds: (0, service_kit_1.variable)('LIST_MAX_AGE_SECONDS', {
        expected: 'seconds: how old a pulled list may be when matching says that a record has no equal in it',
        example: '60',
        default: '60',
        schema: service_kit_1.values.wholeNumber(0, 86_400),
    }),
};
//# sourceMappingURL=configuration.js.map