// Stands between the app and Postgres and counts what passes: statements, round trips and bytes. It changes nothing.
import { connect, createServer, type Socket } from 'node:net'

export interface Counted {
  statements: number
  /** How often the app sent something and then waits for the server: each is the way there and back. */
  roundTrips: number
  bytes: number
}

/** Messages of the protocol (version 3) by their first byte; only the one that opens a connection has none. */
const EXECUTE = 0x45
const QUERY = 0x51
const SYNC = 0x53

/** Reads what a client sends, message by message, however it is cut into packets. */
function reader(counted: Counted): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0)
  let isOpened = false
  return (chunk) => {
    rest = Buffer.concat([rest, chunk])
    for (;;) {
      const head = isOpened ? 1 : 0
      if (rest.length < head + 4) return
      const length = head + rest.readUInt32BE(head)
      if (rest.length < length) return
      const kind = isOpened ? rest[0] : undefined
      if (kind === EXECUTE || kind === QUERY) counted.statements++
      if (kind === SYNC || kind === QUERY) counted.roundTrips++
      isOpened = true
      rest = rest.subarray(length)
    }
  }
}

export interface Wire {
  url: string
  counted: Counted
  close(): Promise<void>
}

/** An address that leads to the same database. */
export async function openWire(databaseUrl: string): Promise<Wire> {
  const target = new URL(databaseUrl)
  const counted: Counted = { statements: 0, roundTrips: 0, bytes: 0 }
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    const read = reader(counted)
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from)
      from.setNoDelay(true)
      from.on('data', (chunk: Buffer) => {
        counted.bytes += chunk.length
        if (from === client) read(chunk)
        to.write(chunk)
      })
      // The end of one is the end of the other, whatever it was.
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the wire has no port')
  return {
    url: Object.assign(new URL(databaseUrl), { port: String(address.port) }).href,
    counted,
    close: () => {
      for (const socket of sockets) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
