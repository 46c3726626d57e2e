import net from 'node:net';
import tls from 'node:tls';
import type { ISocketFactoryArgs } from 'kafkajs';

const KEEP_ALIVE_AFTER_MS = 60_000;

/**
 * A connection to a broker that sends at once. kafkajs leaves Nagle's algorithm on: a small request behind another one
 * waits there until the broker's kernel acknowledges the first, which it puts off for up to 40 ms.
 */
export function kafkaSocket({ host, port, ssl, onConnect }: ISocketFactoryArgs): net.Socket {
  const socket = ssl
    ? tls.connect({ host, port, ...(net.isIP(host) ? {} : { servername: host }), ...ssl }, onConnect)
    : net.connect({ host, port }, onConnect);
  return socket.setNoDelay(true).setKeepAlive(true, KEEP_ALIVE_AFTER_MS);
}
