"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.describeWithKafka = void 0;
var describe_with_kafka_1 = require("./describe-with-kafka");
Object.defineProperty(exports, "describeWithKafka", { enumerable: true, get: function () { return describe_with_kafka_1.describeWithKafka; } });
//# sourceMappingURL=index.js.map