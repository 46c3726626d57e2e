"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.RouteTable = void 0;
/** The addresses of a server, kept to tell an unknown address from a known one under another method. */
class RouteTable {
    routes = [];
    /** Notes every route that is added from now on. */
    static of(server) {
        const table = new RouteTable();
        server.addHook('onRoute', ({ url, method }) => table.add(url, [method].flat()));
        return table;
    }
    add(url, methods) {
        const pattern = url
            .split('/')
            .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : escaped(part)))
            .join('/');
        this.routes.push({ pattern: new RegExp(`^${pattern}/?$`), methods });
    }
    /** The methods that the address of a request takes, sorted; none when it does not exist. */
    methodsOf(url) {
        const [path = ''] = url.split('?');
        const methods = this.routes.filter(({ pattern }) => pattern.test(path)).flatMap((route) => route.methods);
        return [...new Set(methods)].sort();
    }
}
exports.RouteTable = RouteTable;
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
//# sourceMappingURL=route-table.js.map