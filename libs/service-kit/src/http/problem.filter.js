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
Object.defineProperty(exports, "__esModule", { value: true });
exports.ProblemFilter = void 0;
const common_1 = require("@nestjs/common");
const problem_1 = require("./problem");
const problem_of_1 = require("./problem-of");
const send_problem_1 = require("./send-problem");
/** Answers every error of an HTTP request as a problem document; logs those that are our own fault. */
let ProblemFilter = class ProblemFilter {
    logger;
    publicUrl;
    routes;
    constructor(logger, publicUrl, routes) {
        this.logger = logger;
        this.publicUrl = publicUrl;
        this.routes = routes;
    }
    catch(error, host) {
        if (host.getType() !== 'http')
            throw error;
        const request = host.switchToHttp().getRequest();
        const reply = host.switchToHttp().getResponse();
        const problem = this.withMethods((0, problem_of_1.problemOf)(error), request);
        if (problem.kind.status >= 500) {
            this.logger.error({ err: error, route: request.routeOptions.url, code: problem.kind.code }, 'a request failed');
        }
        if (reply.sent)
            return;
        (0, send_problem_1.sendProblem)(problem, request.id, this.publicUrl, reply);
    }
    /** An address that exists for other methods is not "not found". */
    withMethods(problem, request) {
        if (problem.kind.code !== 'route-not-found')
            return problem;
        const methods = this.routes.methodsOf(request.url);
        if (methods.length === 0)
            return problem;
        return new problem_1.Problem('method-not-allowed', { headers: { allow: methods.join(', ') } });
    }
};
exports.ProblemFilter = ProblemFilter;
exports.ProblemFilter = ProblemFilter = __decorate([
    (0, common_1.Catch)(),
    __metadata("design:paramtypes", [Object, String, Function])
], ProblemFilter);
//# sourceMappingURL=problem.filter.js.map