// Ports on loopback: whether one is free, and which one is.
import { createServer } from 'node:net'

/** The port that could be taken, 0 asks for any; undefined when it is in use. */
export function tryPort(port: number, host = '127.0.0.1'): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined)
      else reject(error)
    })
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined))
    })
  })
}

export async function freePort(): Promise<number> {
  const port = await tryPort(0)
  if (port === undefined) throw new Error('No port is free on this machine.')
  return port
}
