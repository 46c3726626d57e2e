"use strict";
var __decorate = (this && this.__decorate) || function (decorators, target, key, desc) {
    var c = arguments.length, r = c < 3 ? target : desc === null ? desc = Object.getOwnPropertyDescriptor(target, key) : desc, d;
    if (typeof Reflect === "object" && typeof Reflect.decorate === "function") r = Reflect.decorate(decorators, target, key, desc);
    else for (var i = decorators.length - 1; i >= 0; i--) if (d = decorators[i]) r = (c < 3 ? d(r) : c > 3 ? d(target, key, r) : d(target, key)) || r;
    return c > 3 && r && Object.defineProperty(target, key, r), r;
};
var __metadata = (this && this.__metadata) || function (k, v) {
    if (typeof Reflect === "object" && typeof Reflect.metadata === "function") return Reflect.metadata(k, v);
};
var __param = (this && this.__param) || function (paramIndex, decorator) {
    return function (target, key) { decorator(target, key, paramIndex); }
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.ProblemPageController = exports.KnownProblems = void 0;
const contracts_1 = require("@ledgerbridge/contracts");
const common_1 = require("@nestjs/common");
const swagger_1 = require("@nestjs/swagger");
const allows_1 = require("./allows");
const problem_1 = require("./problem");
const problem_kinds_1 = require("./problem-kinds");
/** Every problem that this service can answer, its own ones included. */
class KnownProblems {
    kinds;
    constructor(own) {
        const fields = Object.entries(contracts_1.PROBLEMS).map(([code, rest]) => ({ code, ...rest }));
        const all = [...fields, ...Object.values(problem_kinds_1.API_PROBLEMS), ...Object.values(own)];
        this.kinds = new Map(all.map((kind) => [kind.code, kind]));
    }
    explain(code) {
        return this.kinds.get(code);
    }
}
exports.KnownProblems = KnownProblems;
/** Where a problem's `type` leads. */
let ProblemPageController = class ProblemPageController {
    known;
    constructor(known) {
        this.known = known;
    }
    show(code, accept, reply) {
        const kind = this.known.explain(code);
        if (!kind)
            throw new problem_1.Problem('not-found', { detail: 'there is no problem with this code' });
        if (accept?.includes('text/html') !== true)
            return kind;
        void reply.type('text/html; charset=utf-8');
        return page(kind);
    }
};
exports.ProblemPageController = ProblemPageController;
__decorate([
    (0, common_1.Get)(':code'),
    __param(0, (0, common_1.Param)('code')),
    __param(1, (0, common_1.Headers)('accept')),
    __param(2, (0, common_1.Res)({ passthrough: true })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String, Object, Object]),
    __metadata("design:returntype", Object)
], ProblemPageController.prototype, "show", null);
exports.ProblemPageController = ProblemPageController = __decorate([
    (0, allows_1.Public)(),
    (0, swagger_1.ApiExcludeController)(),
    (0, common_1.Controller)('problems'),
    __metadata("design:paramtypes", [KnownProblems])
], ProblemPageController);
const page = ({ code, title, fix }) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(code)} · Ledgerbridge</title>
<h1>${escaped(title)}</h1>
<p><code>${escaped(code)}</code></p>
<h2>What helps</h2>
<p>${escaped(fix)}</p>
</html>
`;
const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
//# sourceMappingURL=problem-page.controller.js.map