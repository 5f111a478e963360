// A real SMTP server for tests: keeps what it takes, and can be told to refuse.
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

interface Refusal {
  at: 'recipient' | 'message'
  code: number
  /** All of them where it is left out. */
  address?: string
}

export async function startMailServer(host = '127.0.0.1') {
  const mails: { to: string[]; raw: string; mail: Email }[] = []
  let refusal: Refusal | undefined
  const refused = (at: Refusal['at'], address?: string) =>
    refusal?.at === at && (!refusal.address || refusal.address === address)
      ? Object.assign(new Error('Not today'), { responseCode: refusal.code })
      : null
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(refused('recipient', address)),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks)
        const to = session.envelope.rcptTo.map(({ address }) => address)
        const error = refused('message')
        if (!error) mails.push({ to, raw: raw.toString(), mail: await PostalMime.parse(raw) })
        done(error)
      })
    },
  })
  // Whoever is killed in the middle of a mail breaks the line: it has not arrived, and that is all.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://${host}:${port}`,
    mails,
    refuse: (how: Refusal | undefined) => {
      refusal = how
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

export type MailServer = Awaited<ReturnType<typeof startMailServer>>
