"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.InjectedFailure = exports.disarm = exports.countHits = exports.at = exports.arm = void 0;
var failpoints_1 = require("./failpoints");
Object.defineProperty(exports, "arm", { enumerable: true, get: function () { return failpoints_1.arm; } });
Object.defineProperty(exports, "at", { enumerable: true, get: function () { return failpoints_1.at; } });
Object.defineProperty(exports, "countHits", { enumerable: true, get: function () { return failpoints_1.countHits; } });
Object.defineProperty(exports, "disarm", { enumerable: true, get: function () { return failpoints_1.disarm; } });
Object.defineProperty(exports, "InjectedFailure", { enumerable: true, get: function () { return failpoints_1.InjectedFailure; } });
//# sourceMappingURL=index.js.map