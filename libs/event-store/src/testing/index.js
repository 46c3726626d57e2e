"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.until = exports.testStore = exports.anAppend = exports.inTransaction = exports.divisionIn = void 0;
var division_in_1 = require("./division-in");
Object.defineProperty(exports, "divisionIn", { enumerable: true, get: function () { return division_in_1.divisionIn; } });
var in_transaction_1 = require("./in-transaction");
Object.defineProperty(exports, "inTransaction", { enumerable: true, get: function () { return in_transaction_1.inTransaction; } });
var test_store_1 = require("./test-store");
Object.defineProperty(exports, "anAppend", { enumerable: true, get: function () { return test_store_1.anAppend; } });
Object.defineProperty(exports, "testStore", { enumerable: true, get: function () { return test_store_1.testStore; } });
var until_1 = require("./until");
Object.defineProperty(exports, "until", { enumerable: true, get: function () { return until_1.until; } });
//# sourceMappingURL=index.js.map