"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.linkFact = linkFact;
const cause_1 = require("../../causes/domain/cause");
function linkFact(facts, kind, key) {
    return facts.links.get((0, cause_1.linkCauseKey)(kind, key)) ?? { state: 'unasked' };
}
//# sourceMappingURL=facts.js.map