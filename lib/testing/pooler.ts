// A pooler in transaction mode, as PgBouncer 1.18 is one: each transaction gets a server connection, and the next one another.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import postgres from 'postgres'

/** What clients may ask for when they connect; whoever asks for more is refused. */
const STARTUP_PARAMETERS = [
  'user',
  'database',
  'client_encoding',
  'application_name',
  'TimeZone',
  'DateStyle',
]
const CANCEL_REQUEST = 80877102

interface Server {
  socket: Socket
  /** By which Postgres knows it, for whoever wants to cancel. */
  key: { pid: number; secret: number }
  client: Client | undefined
  /** Times that it has still to say that it is ready. */
  owes: number
  /** Answers to what the pooler itself asked are not the client's. */
  isSpoiling: boolean
}

interface Client {
  socket: Socket
  number: number
  server: Server | undefined
  waiting: Buffer[]
}

const message = (type: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
const int32 = (...values: number[]): Buffer => {
  const body = Buffer.alloc(values.length * 4)
  for (const [at, value] of values.entries()) body.writeInt32BE(value, at * 4)
  return body
}
const refusal = (code: string, text: string) =>
  message('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`))
const query = (text: string) => message('Q', Buffer.from(`${text}\0`))

/** Calls `hear` with each whole message; `skip` bytes precede its length. */
function framer(hear: (frame: Buffer) => void, skip = () => 1) {
  let rest: Buffer = Buffer.alloc(0)
  return (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk])
    while (rest.length >= skip() + 4) {
      const length = skip() + rest.readInt32BE(skip())
      if (rest.length < length) return
      const frame = rest.subarray(0, length)
      rest = rest.subarray(length)
      hear(frame)
    }
  }
}

/** A connection that has said who it is, taken from the driver. */
async function openServer(url: string): Promise<Pick<Server, 'socket' | 'key'>> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const client = postgres(url, { max: 1, fetch_types: false, ...{ socket: () => socket } })
  const { state } = await client`select 1`
  socket.removeAllListeners()
  socket.setNoDelay()
  socket.on('error', () => socket.destroy())
  return { socket, key: { pid: state.pid, secret: state.secret } }
}

export interface TestPooler {
  url: string
  /** How many of the next commits find their transaction failed, as where a statement before them was refused unheard. */
  spoilCommits(count: number): void
  close(): void
}

export async function openPooler(url: string, size = 4): Promise<TestPooler> {
  const servers: Server[] = []
  const clients = new Map<number, Client>()
  const queue: Client[] = []
  let number = 0
  let toSpoil = 0

  function assign(): void {
    const free = servers.findIndex(({ client }) => client === undefined)
    const next = free === -1 ? undefined : queue.shift()
    const [server] = next ? servers.splice(free, 1) : []
    if (!next || !server) return
    // To the end of the line, so that the next transaction gets another one.
    servers.push(server)
    server.client = next
    next.server = server
    for (const frame of next.waiting.splice(0)) forward(server, frame)
    assign()
  }

  function forward(server: Server, frame: Buffer): void {
    const type = String.fromCharCode(frame[0] ?? 0)
    const isCommit = type === 'Q' && /^commit\0$/i.test(frame.subarray(5).toString())
    if (isCommit && toSpoil > 0) {
      toSpoil -= 1
      server.isSpoiling = true
      server.owes += 1
      server.socket.write(query('select 1/0'))
    }
    if (type === 'Q' || type === 'S') server.owes += 1
    server.socket.write(frame)
  }

  function ask(client: Client, frame: Buffer): void {
    if (frame[0] === 'X'.charCodeAt(0)) client.socket.end()
    else if (client.server) forward(client.server, frame)
    else {
      client.waiting.push(frame)
      if (!queue.includes(client)) queue.push(client)
      assign()
    }
  }

  function answer(server: Server, frame: Buffer): void {
    const isReady = frame[0] === 'Z'.charCodeAt(0)
    const wasSpoiling = server.isSpoiling
    if (isReady) {
      server.owes -= 1
      server.isSpoiling = false
    }
    const { client } = server
    if (!wasSpoiling) client?.socket.write(frame)
    if (!isReady || server.owes > 0 || frame[5] !== 'I'.charCodeAt(0)) return
    if (client) client.server = undefined
    server.client = undefined
    assign()
  }

  function cancel(frame: Buffer, asking: Socket): void {
    const key = clients.get(frame.readInt32BE(8))?.server?.key
    const { hostname, port } = new URL(url)
    if (key) connect(Number(port), hostname).end(int32(16, CANCEL_REQUEST, key.pid, key.secret))
    asking.end()
  }

  function welcome(client: Client, frame: Buffer): boolean {
    const parameters = frame.subarray(8).toString().split('\0')
    const unknown = parameters.filter(
      (name, at) => at % 2 === 0 && name && !STARTUP_PARAMETERS.includes(name),
    )
    if (unknown.length > 0) {
      client.socket.end(refusal('08P01', `unsupported startup parameter: ${unknown[0]}`))
      return false
    }
    client.socket.write(
      Buffer.concat([
        message('R', int32(0)),
        // A number of its own, as poolers have.
        message('K', int32(client.number, 7)),
        message('Z', Buffer.from('I')),
      ]),
    )
    return true
  }

  const listener = createServer({ noDelay: true }, (socket) => {
    const client: Client = { socket, number: 1_000_000_000 + number++, server: undefined, waiting: [] }
    clients.set(client.number, client)
    let isIn = false
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      clients.delete(client.number)
      // As PgBouncer does: what a client leaves in the middle is closed.
      if (client.server) servers.splice(servers.indexOf(client.server), 1)[0]?.socket.destroy()
      if (client.server) void fill()
    })
    socket.on(
      'data',
      framer(
        (frame) => {
          if (isIn) ask(client, frame)
          else if (frame.readInt32BE(4) === CANCEL_REQUEST) cancel(frame, socket)
          else isIn = welcome(client, frame)
        },
        () => (isIn ? 1 : 0),
      ),
    )
  })

  async function fill(): Promise<void> {
    const server: Server = { ...(await openServer(url)), client: undefined, owes: 0, isSpoiling: false }
    server.socket.on(
      'data',
      framer((frame) => answer(server, frame)),
    )
    servers.push(server)
    assign()
  }

  for (let at = 0; at < size; at++) await fill()
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as AddressInfo
  return {
    url: Object.assign(new URL(url), { host: `127.0.0.1:${port}` }).href,
    spoilCommits: (count) => {
      toSpoil = count
    },
    close: () => {
      listener.close()
      for (const { socket } of [...clients.values(), ...servers]) socket.destroy()
    },
  }
}
