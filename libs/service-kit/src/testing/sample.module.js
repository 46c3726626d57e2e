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
var NotesController_1;
Object.defineProperty(exports, "__esModule", { value: true });
exports.ForgetfulModule = exports.SampleModule = exports.Gate = void 0;
const common_1 = require("@nestjs/common");
const zod_1 = require("zod");
const acceptable_1 = require("../http/acceptable");
const allows_1 = require("../http/allows");
const pages_1 = require("../http/pages");
const problem_1 = require("../http/problem");
const scope_1 = require("../tracing/scope");
const note = zod_1.z.strictObject({ text: zod_1.z.string().min(1) });
/** Lets a test hold requests in hand and let them go. */
class Gate {
    static entered = 0;
    static release = [];
    static async wait() {
        Gate.entered += 1;
        await new Promise((resolve) => Gate.release.push(resolve));
    }
    static open() {
        for (const release of Gate.release.splice(0))
            release();
    }
}
exports.Gate = Gate;
/** One route of each kind. */
let NotesController = class NotesController {
    static { NotesController_1 = this; }
    static written = 0;
    list(caller, query) {
        return {
            tenantId: caller.tenantId,
            correlationId: (0, scope_1.correlationId)(),
            ...(0, acceptable_1.acceptableQuery)(pages_1.listQuery, query),
        };
    }
    async write(body, reply) {
        const { text } = (0, acceptable_1.acceptableBody)(note, body);
        if (text === 'wait')
            await Gate.wait();
        if (text === 'fail')
            throw new Error('a bug with lb_AAAAAAAAAAAAAAAAAAAAAAAA in it');
        if (text === 'refuse')
            throw new problem_1.Problem('conflict');
        NotesController_1.written += 1;
        void reply.header('location', `/v1/notes/${NotesController_1.written}`);
        return { number: NotesController_1.written };
    }
    host(caller) {
        return caller;
    }
    operator(caller) {
        return caller;
    }
    service(caller) {
        return caller;
    }
    everyone(text) {
        return { text };
    }
};
__decorate([
    (0, common_1.Get)(),
    (0, allows_1.HostKey)('notes:read'),
    __param(0, (0, allows_1.CalledByTenant)()),
    __param(1, (0, common_1.Query)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Object]),
    __metadata("design:returntype", Object)
], NotesController.prototype, "list", null);
__decorate([
    (0, common_1.Post)(),
    (0, common_1.HttpCode)(202),
    (0, allows_1.HostKey)('notes:write'),
    __param(0, (0, common_1.Body)()),
    __param(1, (0, common_1.Res)({ passthrough: true })),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object, Object]),
    __metadata("design:returntype", Promise)
], NotesController.prototype, "write", null);
__decorate([
    (0, common_1.Get)('host'),
    (0, allows_1.HostKey)('notes:read', { tenant: 'none' }),
    __param(0, (0, allows_1.CalledBy)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", Object)
], NotesController.prototype, "host", null);
__decorate([
    (0, common_1.Get)('operator'),
    (0, allows_1.OperatorKey)(),
    __param(0, (0, allows_1.CalledBy)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", Object)
], NotesController.prototype, "operator", null);
__decorate([
    (0, common_1.Get)('service'),
    (0, allows_1.ServiceCredential)(),
    __param(0, (0, allows_1.CalledBy)()),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [Object]),
    __metadata("design:returntype", Object)
], NotesController.prototype, "service", null);
__decorate([
    (0, common_1.Get)('public/:text'),
    (0, allows_1.Public)(),
    __param(0, (0, common_1.Param)('text')),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", [String]),
    __metadata("design:returntype", Object)
], NotesController.prototype, "everyone", null);
NotesController = NotesController_1 = __decorate([
    (0, common_1.Controller)('v1/notes')
], NotesController);
let SampleModule = class SampleModule {
};
exports.SampleModule = SampleModule;
exports.SampleModule = SampleModule = __decorate([
    (0, common_1.Module)({ controllers: [NotesController] })
], SampleModule);
let ForgottenController = class ForgottenController {
    open() {
        return {};
    }
};
__decorate([
    (0, common_1.Get)(),
    __metadata("design:type", Function),
    __metadata("design:paramtypes", []),
    __metadata("design:returntype", Object)
], ForgottenController.prototype, "open", null);
ForgottenController = __decorate([
    (0, common_1.Controller)('v1/forgotten')
], ForgottenController);
/** A service with a route that does not say who may call it. */
let ForgetfulModule = class ForgetfulModule {
};
exports.ForgetfulModule = ForgetfulModule;
exports.ForgetfulModule = ForgetfulModule = __decorate([
    (0, common_1.Module)({ controllers: [ForgottenController] })
], ForgetfulModule);
//# sourceMappingURL=sample.module.js.map