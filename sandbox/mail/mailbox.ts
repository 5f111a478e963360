// The sandbox's mailbox: takes mail by SMTP on loopback, keeps it, and shows it.
import type { AddressInfo } from 'node:net'
import type { Hono } from 'hono'
import { SMTPServer } from 'smtp-server'
import type { StoredMail } from './parse'
import { mailRoutes } from './routes'
import { MailStore } from './store'

const SIZE_LIMIT_BYTES = 25 * 1024 * 1024

/** `bounces@…`, `bounces+anything@…`: nobody has this address, and the server says so. */
const NOBODY_THERE = /^bounces(?:\+[^@]*)?@/i

export interface Mailbox {
  /** The port that SMTP listens on; what was asked for, or a free one for 0. */
  port: number
  /** Newest first. */
  messages(): StoredMail[]
  routes: Hono
  stop(): Promise<void>
}

export async function startMailbox(options: {
  port: number
  dataDir?: string | undefined
}): Promise<Mailbox> {
  const store = await MailStore.open(options.dataDir)
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    size: SIZE_LIMIT_BYTES,
    logger: false,
    // Any name and password will do: nothing leaves this machine.
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? 'anyone' }),
    onRcptTo: ({ address }, _session, done) =>
      NOBODY_THERE.test(address)
        ? done(Object.assign(new Error('No such mailbox here.'), { responseCode: 550 }))
        : done(),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', done)
      stream.on('end', () => {
        if (stream.sizeExceeded) {
          done(Object.assign(new Error('Message is larger than 25 MB.'), { responseCode: 552 }))
          return
        }
        const to = session.envelope.rcptTo.map(({ address }) => address)
        store.add(Buffer.concat(chunks), to).then(() => done(), done)
      })
    },
  })
  const port = await listen(server, options.port)
  return {
    port,
    messages: () => store.list(),
    routes: mailRoutes(store),
    stop: () => new Promise((settle) => server.close(() => settle())),
  }
}

function listen(server: SMTPServer, port: number): Promise<number> {
  return new Promise((settle, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', fail)
      // A client that hangs up is no reason to fall over.
      server.on('error', (error) => console.warn('Mailbox:', error.message))
      const address = server.server.address() as AddressInfo
      settle(address.port)
    })
  })
}
