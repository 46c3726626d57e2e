"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.requireGuardedRoutes = requireGuardedRoutes;
const constants_1 = require("@nestjs/common/constants");
const core_1 = require("@nestjs/core");
const allows_1 = require("./allows");
/**
 * Fails the start when a route does not say who may call it: a forgotten decorator must not become an open door.
 * @throws with the names of all such routes
 */
function requireGuardedRoutes(app) {
    const scanner = app.get(core_1.MetadataScanner);
    const open = app
        .get(core_1.DiscoveryService)
        .getControllers()
        .flatMap(({ metatype }) => {
        const prototype = metatype?.prototype;
        if (!metatype || !isObject(prototype) || Reflect.hasMetadata(allows_1.ALLOWED, metatype))
            return [];
        const methods = scanner.getAllMethodNames(prototype);
        return methods
            .filter((method) => isOpen(prototype, method))
            .map((method) => `${metatype.name}.${method}`);
    });
    if (open.length === 0)
        return;
    throw new Error(`Say who may call these routes, with @HostKey(scope), @OperatorKey(), @ServiceCredential() or @Public(): ${open.join(', ')}`);
}
function isOpen(prototype, method) {
    const handler = Reflect.get(prototype, method);
    if (typeof handler !== 'function')
        return false;
    return Reflect.hasMetadata(constants_1.METHOD_METADATA, handler) && !Reflect.hasMetadata(allows_1.ALLOWED, handler);
}
const isObject = (value) => typeof value === 'object' && value !== null;
//# sourceMappingURL=guarded-routes.js.map