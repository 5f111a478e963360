// Listening of our own servers, with a sentence for the reader where a port is taken.
import type { Server } from 'node:http'
import { PlainError } from './say'

export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      // Machines without IPv6 have no ::1; the other address does.
      if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve()
      else if (error.code === 'EADDRINUSE')
        reject(new PlainError(`Port ${port} is taken by another program.`))
      else reject(error)
    })
    server.listen({ port, host }, resolve)
  })
}

/** Stops listening, lets what was begun finish, and cuts what lasts longer than `drainMs`. */
export async function closeServers(servers: Server[], drainMs: number): Promise<void> {
  const cut = setTimeout(() => {
    for (const server of servers) server.closeAllConnections()
  }, drainMs)
  await Promise.all(
    servers.map((server) => {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      return closed
    }),
  )
  clearTimeout(cut)
}
