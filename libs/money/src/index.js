"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.sumAmounts = exports.readFactor = exports.readAmount = exports.lineAmount = exports.formatAmount = exports.readDecimal = exports.Decimal = exports.isCurrency = exports.currencyDigits = void 0;
var currency_1 = require("./currency");
Object.defineProperty(exports, "currencyDigits", { enumerable: true, get: function () { return currency_1.currencyDigits; } });
Object.defineProperty(exports, "isCurrency", { enumerable: true, get: function () { return currency_1.isCurrency; } });
var decimal_1 = require("./decimal");
Object.defineProperty(exports, "Decimal", { enumerable: true, get: function () { return decimal_1.Decimal; } });
Object.defineProperty(exports, "readDecimal", { enumerable: true, get: function () { return decimal_1.readDecimal; } });
var amount_1 = require("./amount");
Object.defineProperty(exports, "formatAmount", { enumerable: true, get: function () { return amount_1.formatAmount; } });
Object.defineProperty(exports, "lineAmount", { enumerable: true, get: function () { return amount_1.lineAmount; } });
Object.defineProperty(exports, "readAmount", { enumerable: true, get: function () { return amount_1.readAmount; } });
Object.defineProperty(exports, "readFactor", { enumerable: true, get: function () { return amount_1.readFactor; } });
Object.defineProperty(exports, "sumAmounts", { enumerable: true, get: function () { return amount_1.sumAmounts; } });
//# sourceMappingURL=index.js.map