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
exports.parkedMessagesController = parkedMessagesController;
const messaging_1 = require("@ledgerbridge/messaging");
const common_1 = require("@nestjs/common");
const zod_1 = require("zod");
const acceptable_1 = require("../http/acceptable");
const allows_1 = require("../http/allows");
const pages_1 = require("../http/pages");
const problem_1 = require("../http/problem");
const tokens_1 = require("../tokens");
const parkedQuery = zod_1.z.object({
    ...pages_1.listQuery.shape,
    cursor: zod_1.z
        .string()
        .regex(/^\d{1,19}$/)
        .optional(),
    state: zod_1.z.enum(['parked', 'redriven']).default('parked'),
    code: zod_1.z.string().max(100).optional(),
    topic: zod_1.z.string().max(250).optional(),
});
/** `GET /v1/<service>/parked-messages` and `POST …/{id}/redrive`, for the operator. */
function parkedMessagesController(service) {
    let ParkedMessagesController = class ParkedMessagesController {
        parked;
        constructor(parked) {
            this.parked = parked;
        }
        async list(query) {
            const wanted = (0, acceptable_1.acceptableQuery)(parkedQuery, query);
            return this.parked.list(defined(wanted));
        }
        async redrive(id) {
            if (!/^\d{1,19}$/.test(id))
                throw new problem_1.Problem('not-found');
            const outcome = await this.parked.redrive(id);
            if (outcome.status === 'not-parked')
                throw new problem_1.Problem('not-found', { detail: 'no such message is parked' });
            return { id, ...outcome };
        }
    };
    __decorate([
        (0, common_1.Get)(),
        __param(0, (0, common_1.Query)()),
        __metadata("design:type", Function),
        __metadata("design:paramtypes", [Object]),
        __metadata("design:returntype", Promise)
    ], ParkedMessagesController.prototype, "list", null);
    __decorate([
        (0, common_1.Post)(':id/redrive'),
        (0, common_1.HttpCode)(200),
        __param(0, (0, common_1.Param)('id')),
        __metadata("design:type", Function),
        __metadata("design:paramtypes", [String]),
        __metadata("design:returntype", Promise)
    ], ParkedMessagesController.prototype, "redrive", null);
    ParkedMessagesController = __decorate([
        (0, allows_1.OperatorKey)(),
        (0, common_1.Controller)(`v1/${service}/parked-messages`),
        __param(0, (0, common_1.Inject)(tokens_1.PARKED_MESSAGES)),
        __metadata("design:paramtypes", [messaging_1.ParkedMessages])
    ], ParkedMessagesController);
    return ParkedMessagesController;
}
/** The same without properties that hold `undefined`. */
function defined(value) {
    return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined));
}
//# sourceMappingURL=parked-messages.controller.js.map