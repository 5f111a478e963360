// Takes a number of invoices through their life on a database of its own, and counts what each step has cost.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@/db/database'
import { startEmbeddedPostgres } from '@/db/embedded/start'
import { migrate } from '@/db/migrate'
import { payments } from '@/db/schema/payments'
import { systemClock } from '@/lib/clock'
import { createCustomer } from '@/lib/customers/create'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { readEnv } from '@/lib/env'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { findInvoice } from '@/lib/invoices/find'
import { paymentUrlOf } from '@/lib/invoices/link'
import { createLog } from '@/lib/log'
import { createClient } from '@/lib/organisations/clients'
import { createOrganisation } from '@/lib/organisations/create'
import { refreshPaymentAccount } from '@/lib/payment-accounts/ask'
import { enablePaymentAccount } from '@/lib/payment-accounts/enable'
import { selectPaymentAccount } from '@/lib/payment-accounts/store'
import { openPayment } from '@/lib/payments/open'
import { refundPayment } from '@/lib/payments/refund'
import { resolveHost } from '@/lib/resolve-host'
import { readEnvelope } from '@/lib/stripe/events'
import { createStripeGateway } from '@/lib/stripe/gateway'
import { sandboxControl } from '@/lib/testing/sandbox-control'
import { openWire } from '@/lib/testing/wire'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { writeBodies } from '@/lib/webhooks/outgoing/write-bodies'
import { insertEvent } from '@/lib/webhooks/store'
import type { Measured, Step } from '@/scripts/scale/measured'
import { appEnvOf, DEMO_KEYS, startSandbox } from '@/scripts/support/sandbox'
import { stopService } from '@/scripts/support/service'
import { readGauge } from './gauge'

const LINES = 3
const ORGANISATIONS = 10

interface Bill {
  organisationId: string
  customerId: string
  invoiceId: string
  token: string
  paymentId: string
  reference: string
}

interface Seller {
  organisationId: string
  customerId: string
  accountId: string
}

async function openSeller(house: House, clientId: string, base: string): Promise<Seller> {
  const organisationId = newId()
  const about = { country: 'DE', defaultCurrency: 'EUR' as const, timeZone: 'UTC' }
  const looks = { logoUrl: null, primaryColour: null, bankDetails: null }
  await createOrganisation(house, {
    id: organisationId,
    clientId,
    name: 'Seller',
    email: null,
    ...about,
    ...looks,
  })
  const { accountId } = await enablePaymentAccount(house, organisationId)
  if (!accountId) throw new Error('no account was made')
  await sandboxControl(base).post(`accounts/${accountId}/finish-onboarding`, { outcome: 'active' })
  const account = await selectPaymentAccount(house.db, organisationId)
  if (account) await refreshPaymentAccount(house, account)
  const customerId = newId()
  const payer = { name: 'Payer', email: 'payer@example.com', address: null, locale: 'en-GB' }
  await createCustomer(house, { id: customerId, organisationId, ...payer })
  return { organisationId, customerId, accountId }
}

const lineItems = Array.from({ length: LINES }, (_, at) => ({
  description: `Line ${at + 1}`,
  quantity: 2,
  unitPrice: '23.45',
  taxRate: 19,
}))

/** What happens to each invoice, in order; some steps are done for all at once, as the background work does them. */
function life(base: string, sellers: Seller[], bills: Bill[]) {
  const sandbox = sandboxControl(base)
  const each = (work: (house: House, bill: Bill) => Promise<unknown>) => async (house: House) => {
    for (const bill of bills) await work(house, bill)
  }
  const hear = async (house: House) => {
    for (const { accountId } of sellers)
      for (const event of (await sandbox.objects('event', accountId)).reverse()) {
        const told = { ...event, account: accountId }
        const envelope = readEnvelope(told)
        if (envelope) await insertEvent(house.db, envelope, JSON.stringify(told), house.clock.now())
      }
    while ((await drainInbox(house)) > 0);
  }
  const steps: Record<Step, (house: House) => Promise<unknown>> = {
    create: each((house, { customerId, invoiceId, organisationId }) =>
      createInvoice(house, { id: invoiceId, organisationId, customerId, currency: 'EUR', lineItems }),
    ),
    send: each(async (house, bill) => {
      await sendInvoice(house, bill.organisationId, bill.invoiceId)
      bill.token = (await paymentUrlOf(house, bill.invoiceId))?.split('/').at(-1) ?? ''
    }),
    read: each((house, { invoiceId, organisationId }) => findInvoice(house, organisationId, invoiceId)),
    'open a payment': each(async (house, bill) => {
      const { clientSecret } = await openPayment(house, bill.token)
      bill.reference = clientSecret.split('_secret_')[0] ?? ''
    }),
    settle: hear,
    'write events': async (house) => {
      while ((await writeBodies(house, 50)) > 0);
    },
    refund: each((house, { invoiceId, organisationId, paymentId }) =>
      refundPayment(house, organisationId, invoiceId, paymentId, {
        id: newId(),
        amount: '1.00',
        reason: null,
      }),
    ),
  }
  /** What others do before a step, which is not counted. */
  const before: Partial<Record<Step, (house: House) => Promise<unknown>>> = {
    settle: async () => {
      for (const { reference } of bills)
        await sandbox.post(`payment_intents/${reference}/pay`, { payment_method: 'pm_card_visa' })
    },
    refund: async ({ db }) => {
      const rows = await db.select({ id: payments.id, invoiceId: payments.invoiceId }).from(payments)
      const ids = new Map(rows.map(({ id, invoiceId }) => [invoiceId, id]))
      for (const bill of bills) bill.paymentId = ids.get(bill.invoiceId) ?? ''
    },
  }
  return { steps, before }
}

/** `say` hears how far it is. Everything it starts ends with it. */
export async function measure(count: number, say: (line: string) => void): Promise<Measured> {
  const dataDir = await mkdtemp(join(tmpdir(), 'remit-scale-'))
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined })
  const sandbox = await startSandbox({ keys: DEMO_KEYS, appUrl: 'http://127.0.0.1:9', output: 'ignore' })
  const wire = await openWire(server.url)
  const base = sandbox.ready.url
  const open = (): House => {
    const env = readEnv({
      ...{
        NODE_ENV: 'test',
        APP_URL: 'http://localhost:3000',
        LOG_LEVEL: 'error',
        DATABASE_PATIENCE_MS: '20000',
      },
      ...{ AUTH_SECRET: 'a secret of forty-two characters for tests', DATABASE_URL: wire.url },
      ...appEnvOf(DEMO_KEYS, base),
      STRIPE_WEBHOOK_SECRET: DEMO_KEYS.webhookSecret,
      STRIPE_CONNECT_WEBHOOK_SECRET: DEMO_KEYS.connectWebhookSecret,
    })
    const db = openDatabase(env.databaseUrl, { patienceMs: env.databasePatienceMs })
    const stripe = createStripeGateway(env)
    return { env, db, stripe, clock: systemClock, log: createLog(env.logLevel), resolveHost }
  }
  /** Connections end with the work, so that the server has counted all of it. */
  const housed = async <T>(work: (house: House) => Promise<T>): Promise<T> => {
    const house = open()
    try {
      return await work(house)
    } finally {
      await house.db.$client.end({ timeout: 5 })
    }
  }
  try {
    await migrate(server.url)
    const sellers = await housed(async (house) => {
      const { clientId } = await createClient(house, {
        name: 'Bank',
        revenueSharePpm: 25_000,
        platformSharePpm: 400_000,
      })
      const opened: Seller[] = []
      while (opened.length < ORGANISATIONS) opened.push(await openSeller(house, clientId, base))
      return opened
    })
    const bills = Array.from({ length: count }, (_, at): Bill => {
      const { customerId, organisationId } = sellers[at % ORGANISATIONS] as Seller
      return { customerId, organisationId, invoiceId: newId(), token: '', paymentId: '', reference: '' }
    })
    const { before: prepare, steps } = life(base, sellers, bills)
    const sizeBefore = await readGauge(server.url, server.pid)
    const measured = {} as Measured['steps']
    for (const [name, work] of Object.entries(steps) as [Step, (house: House) => Promise<unknown>][]) {
      const others = prepare[name]
      if (others) await housed(others)
      const before = { ...(await readGauge(server.url, server.pid)), ...wire.counted }
      const [since, cpu] = [performance.now(), process.cpuUsage()]
      await housed(work)
      const used = process.cpuUsage(cpu)
      const ms = performance.now() - since
      const after = { ...(await readGauge(server.url, server.pid)), ...wire.counted }
      const per = (value: number) => Math.round((value / count) * 100) / 100
      measured[name] = {
        statements: per(after.statements - before.statements),
        roundTrips: per(after.roundTrips - before.roundTrips),
        wireBytes: per(after.bytes - before.bytes),
        walBytes: per(after.walBytes - before.walBytes),
        rows: per(after.rows - before.rows),
        postgresCpuMs: per(after.cpuMs - before.cpuMs),
        appCpuMs: per((used.user + used.system) / 1000),
      }
      say(`${name}: ${count} in ${Math.round(ms / 1000)} s`)
    }
    const sizeAfter = await readGauge(server.url, server.pid)
    const grown = sizeAfter.diskBytes - sizeBefore.diskBytes
    const passing = sizeAfter.passingBytes - sizeBefore.passingBytes
    return {
      invoices: count,
      keptBytesPerInvoice: Math.round((grown - passing) / count),
      passingBytesPerInvoice: Math.round(passing / count),
      steps: measured,
    }
  } finally {
    await wire.close()
    await stopService(sandbox)
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
