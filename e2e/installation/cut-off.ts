import net from 'node:net';

/** A wire to PostgreSQL that can be cut: to the service behind it its process has died, whatever it was waiting for. */
export class CuttableWire {
  private readonly sockets = new Set<net.Socket>();

  private constructor(private readonly server: net.Server) {}

  static async to(postgresUrl: string): Promise<CuttableWire> {
    const { hostname: host, port } = new URL(postgresUrl);
    const server = net.createServer();
    const wire = new CuttableWire(server);
    server.on('connection', (near) => wire.join(near, net.connect({ host, port: Number(port) })));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return wire;
  }

  /** The address of a database through this wire. */
  through(url: string): string {
    const address = this.server.address();
    if (address === null || typeof address === 'string') throw new Error('the wire is cut');
    const wired = new URL(url);
    wired.port = String(address.port);
    return wired.toString();
  }

  cut(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private join(near: net.Socket, far: net.Socket): void {
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
