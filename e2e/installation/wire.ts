import net from 'node:net';

interface Target {
  readonly host: string;
  readonly port: number;
}

/**
 * A wire that can be cut. Between a service and PostgreSQL: when it is cut, the service's process has died as far as the
 * database can tell. Before a service's HTTP server: an address that stays while the process behind it changes.
 */
export class Wire {
  private readonly sockets = new Set<net.Socket>();

  private constructor(
    private readonly server: net.Server,
    private target: Target | undefined,
  ) {}

  static async to(url?: string): Promise<Wire> {
    const server = net.createServer();
    const wire = new Wire(server, url === undefined ? undefined : targetOf(url));
    server.on('connection', (near) => wire.join(near));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  get port(): number {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the wire is closed');
    return address.port;
  }

  /** The same address, through this wire. */
  through(url: string): string {
    const wired = new URL(url);
    wired.port = String(this.port);
    return wired.toString();
  }

  leadTo(url: string): void {
    this.target = targetOf(url);
  }

  /** Breaks every connection in the middle of whatever it carries, and takes no new one before {@link leadTo}. */
  cut(): void {
    this.target = undefined;
    for (const socket of this.sockets) socket.destroy();
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private join(near: net.Socket): void {
    if (this.target === undefined) return void near.destroy();
    const far = net.connect(this.target);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(one);
      one.setNoDelay(true);
      one.on('error', () => other.destroy());
      one.on('close', () => (this.sockets.delete(one), other.destroy()));
      one.pipe(other);
    }
  }
}

function targetOf(url: string): Target {
  const { hostname: host, port } = new URL(url);
  return { host, port: Number(port) };
}
