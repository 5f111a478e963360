// A line to the database that can be frozen, thawed and cut: what a network does, without a network.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { Transform } from 'node:stream'

export interface Line {
  url: string
  /** Nothing comes through any more, and nobody is told: as behind a switch that died, or to a machine that hangs. */
  freeze(): void
  thaw(): void
  /** Ends every connection; new ones are made. */
  cut(): void
  /** From now on each piece takes so much longer, in either direction; 0 for as fast as it goes. */
  slow(byMs: number): void
  /** How many connections were asked for since it was last asked. */
  count(): number
  /** How often somebody has asked after having been answered, on all connections so far. */
  roundTrips(): number
  close(): void
}

export async function openLine(url: string): Promise<Line> {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const waiting: (() => void)[] = []
  let isFrozen = false
  let asked = 0
  let slowerByMs = 0
  let roundTrips = 0

  const delay = () =>
    new Transform({
      transform: (piece, _encoding, done) => {
        if (slowerByMs > 0) setTimeout(done, slowerByMs, null, piece)
        else done(null, piece)
      },
    })
  const keep = (socket: Socket, other: () => Socket | undefined) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      sockets.delete(socket)
      other()?.destroy()
    })
  }
  const listener = createServer({ noDelay: true }, (near) => {
    asked++
    let far: Socket | undefined
    keep(near, () => far)
    const begin = () => {
      if (near.destroyed) return
      far = connect({ host: hostname, port: Number(port), noDelay: true })
      keep(far, () => near)
      let isAnswered = true
      near.on('data', () => {
        if (isAnswered) roundTrips++
        isAnswered = false
      })
      far.on('data', () => {
        isAnswered = true
      })
      near.pipe(delay()).pipe(far).pipe(delay()).pipe(near)
    }
    if (isFrozen) waiting.push(begin)
    else begin()
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const cut = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${(listener.address() as AddressInfo).port}` }).href,
    freeze: () => {
      isFrozen = true
      for (const socket of sockets) socket.pause()
    },
    thaw: () => {
      isFrozen = false
      for (const socket of sockets) socket.resume()
      for (const begin of waiting.splice(0)) begin()
    },
    cut,
    slow: (byMs) => {
      slowerByMs = byMs
    },
    count: () => {
      const since = asked
      asked = 0
      return since
    },
    roundTrips: () => roundTrips,
    close: () => {
      cut()
      listener.close()
    },
  }
}
