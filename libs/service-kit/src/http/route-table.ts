import type { FastifyInstance } from 'fastify';

/** The addresses of a server, kept to tell an unknown address from a known one under another method. */
export class RouteTable {
  private readonly routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];

  /** Notes every route that is added from now on. */
  static of(server: FastifyInstance): RouteTable {
    const table = new RouteTable();
    server.addHook('onRoute', ({ url, method }) => table.add(url, [method].flat()));
    return table;
  }

  add(url: string, methods: readonly string[]): void {
    const pattern = url
      .split('/')
      .map((part) => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : escaped(part)))
      .join('/');
    this.routes.push({ pattern: new RegExp(`^${pattern}/?$`), methods });
  }

  /** The methods that the address of a request takes, sorted; none when it does not exist. */
  methodsOf(url: string): string[] {
    const [path = ''] = url.split('?');
    const methods = this.routes.filter(({ pattern }) => pattern.test(path)).flatMap((route) => route.methods);
    return [...new Set(methods)].sort();
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
