// A line to the sandbox for merchants' own keys: each key is an account of its own there, and goes by the test's clock.
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Clock } from '@/lib/clock'
import { newId } from '@/lib/ids'
import { testSandbox } from './sandbox'
import { type SandboxControl, sandboxControl } from './sandbox-control'

export interface Merchant {
  key: string
  accountId: string
}

export interface MerchantLine {
  /** What the house takes for Stripe. */
  url: string
  sandbox: SandboxControl
  /** A new account that may take charges, and its key. */
  openMerchant(): Promise<Merchant>
  /** Another key of the same account, a restricted one: it may not read the account itself. */
  restrictedKey(merchant: Merchant): string
  /** From then on the key is not known there. */
  revoke(merchant: Merchant): void
  /** The sandbox keeps its own time, which all tests share: what is sent is moved from this clock's to its. */
  follow(clock: Clock): void
  close(): Promise<void>
}

const bearerOf = ({ headers }: IncomingMessage): string => (headers.authorization ?? '').split(' ')[1] ?? ''

const moved = (text: string, name: string, bySeconds: number): string =>
  text.replace(
    new RegExp(`(${name}=)(\\d+)`),
    (_, before: string, at: string) => before + (Number(at) - bySeconds),
  )

export async function openMerchantLine(): Promise<MerchantLine> {
  const { keys, url: target } = await testSandbox()
  const sandbox = sandboxControl(target)
  const accounts = new Map<string, string>()
  const revoked = new Set<string>()
  /** A repeat under a key says what was said first, whatever the clock says by now. */
  const aheadAt = new Map<string, number>()
  let clock: Clock = { now: () => new Date() }
  const aheadSeconds = () => Math.round((clock.now().getTime() - Date.now()) / 1000)

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const bearer = bearerOf(incoming)
    const accountId = accounts.get(bearer)
    if (bearer.startsWith('rk_') && incoming.url === '/v1/account') return refuseAccount(outgoing)
    const { connection, host, 'content-length': length, ...headers } = incoming.headers
    const key = `${accountId} ${headers['idempotency-key'] ?? newId()}`
    const ahead = aheadAt.get(key) ?? aheadSeconds()
    aheadAt.set(key, ahead)
    const body = moved((await buffer(incoming)).toString(), 'expires_at', ahead)
    const path = moved(incoming.url ?? '/', 'created(?:\\[|%5B)gte(?:\\]|%5D)', ahead)
    const onward = send(new URL(path, target), {
      method: incoming.method,
      headers: {
        ...headers,
        'content-length': Buffer.byteLength(body),
        ...(accountId && {
          authorization: `Bearer ${revoked.has(bearer) ? 'no key at all' : keys.secretKey}`,
          'stripe-account': accountId,
        }),
      },
    })
    onward.on('response', (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    // A cut there is a cut here.
    onward.on('error', () => incoming.socket.destroy())
    outgoing.on('close', () => onward.destroy())
    onward.end(body)
  }

  const server = createServer((incoming, outgoing) => void pass(incoming, outgoing))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sandbox,
    openMerchant: async () => {
      const accountId = await openAccount(target, keys.secretKey)
      await sandbox.post(`accounts/${accountId}/finish-onboarding`, { outcome: 'active' })
      const key = `sk_test_merchant${newId().replaceAll('-', '')}`
      accounts.set(key, accountId)
      return { key, accountId }
    },
    restrictedKey: ({ accountId }) => {
      const key = `rk_test_merchant${newId().replaceAll('-', '')}`
      accounts.set(key, accountId)
      return key
    },
    revoke: ({ key }) => void revoked.add(key),
    follow: (other) => {
      clock = other
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function refuseAccount(outgoing: ServerResponse): void {
  const message = 'The provided key does not have the required permissions for this endpoint.'
  outgoing.writeHead(403, { 'content-type': 'application/json' })
  outgoing.end(JSON.stringify({ error: { type: 'invalid_request_error', message } }))
}

async function openAccount(target: string, secretKey: string): Promise<string> {
  const response = await fetch(`${target}/v1/accounts`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${secretKey}`,
      'content-type': 'application/x-www-form-urlencoded',
      'stripe-version': '2026-10-28.endive',
    },
    body: new URLSearchParams({
      country: 'AU',
      'controller[fees][payer]': 'account',
      'controller[losses][payments]': 'stripe',
      'controller[stripe_dashboard][type]': 'full',
      'capabilities[card_payments][requested]': 'true',
      'capabilities[transfers][requested]': 'true',
    }),
  })
  const made = (await response.json()) as { id?: string; error?: { message: string } }
  if (!made.id) throw new Error(`no account: ${made.error?.message}`)
  return made.id
}
