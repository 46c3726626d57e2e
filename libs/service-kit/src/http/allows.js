"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.CalledByTenant = exports.CalledBy = exports.Public = exports.ServiceCredential = exports.OperatorKey = exports.HostKey = exports.ALLOWED = void 0;
const common_1 = require("@nestjs/common");
const caller_1 = require("./caller");
exports.ALLOWED = 'ledgerbridge:allowed';
const allow = (allowed) => (0, common_1.SetMetadata)(exports.ALLOWED, allowed);
/**
 * A host's API key with this scope, for the tenant that `Ledgerbridge-Tenant` names or the host's only one.
 * `tenant: 'none'` for routes about the host itself, such as creating a tenant.
 */
const HostKey = (scope, { tenant = 'required' } = {}) => allow({ to: 'host', scope, tenant });
exports.HostKey = HostKey;
/** The installation's operator key. */
const OperatorKey = () => allow({ to: 'operator' });
exports.OperatorKey = OperatorKey;
/** Another service of this installation. */
const ServiceCredential = () => allow({ to: 'service' });
exports.ServiceCredential = ServiceCredential;
/** Everyone, without a credential: health, problem pages, what Intuit calls. */
const Public = () => allow({ to: 'everyone' });
exports.Public = Public;
/** The caller that the guard has found: `@CalledBy() caller: Caller`. */
exports.CalledBy = (0, common_1.createParamDecorator)((_, context) => (0, caller_1.callerOf)(context.switchToHttp().getRequest()));
/** The caller of a route for hosts, with its tenant: `@CalledByTenant() caller: TenantCaller`. */
exports.CalledByTenant = (0, common_1.createParamDecorator)((_, context) => {
    const caller = (0, caller_1.callerOf)(context.switchToHttp().getRequest());
    if (caller.kind === 'host' && caller.tenantId !== undefined)
        return { ...caller, tenantId: caller.tenantId };
    throw new Error('Only a route with @HostKey(scope) has a tenant');
});
//# sourceMappingURL=allows.js.map