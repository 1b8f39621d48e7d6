// Ports of this machine, for tests that need one that is free, or one that is taken.
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const { port, release } = await takenPort();
  await release();
  return port;
}

export async function takenPort(): Promise<{ readonly port: number; release(): Promise<void> }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: portOf(server), release: async () => void (await once(server.close(), 'close')) };
}

function portOf(server: Server): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return address.port;
}
