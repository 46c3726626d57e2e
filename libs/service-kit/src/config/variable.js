"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.variable = variable;
function variable(name, rest) {
    return { name, ...rest };
}
//# sourceMappingURL=variable.js.map