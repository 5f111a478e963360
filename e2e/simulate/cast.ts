// Who takes part: sellers in the time zones of the simulation, and their customers, each with a language and habits of their own.
import { type Chance, chanceOf } from '../faults/dice'
import type { Answer } from '../faults/persistence'
import { ask } from './ask'
import type { Stage } from './stage'

export const ZONES = [
  'Europe/Berlin',
  'Pacific/Auckland',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Sao_Paulo',
] as const

const LOCALES = [
  ...['en-GB', 'de-DE', 'es-ES', 'fr-FR', 'it-IT', 'ja-JP'],
  ...['nl-NL', 'pl-PL', 'pt-BR', 'sv-SE', 'ar-AE'],
]

const COUNTRIES = [
  { country: 'DE', currency: 'EUR', zone: 'Europe/Berlin', reminders: [-3, 0, 7, 21] },
  { country: 'NZ', currency: 'NZD', zone: 'Pacific/Auckland', reminders: [-2, 5] },
  { country: 'US', currency: 'USD', zone: 'America/Los_Angeles', reminders: [1, 8, 30] },
] as const

export type Rule = { afterDays: number } & (
  | { kind: 'percent'; percent: number }
  | { kind: 'fixed'; amount: number; currency: string }
)

/** What paying late costs, where anything does. */
export const RULES: Readonly<Record<string, Rule>> = {
  DE: { kind: 'percent', percent: 5, afterDays: 10 },
  NZ: { kind: 'fixed', amount: 15, currency: 'NZD', afterDays: 5 },
}

export interface Seller {
  id: string
  accountId: string
  zone: string
  currency: string
  country: string
  skipsHolidays: boolean
  reminders: readonly number[]
  /** Throws what is refused, but for the codes that may be. */
  api(method: string, path: string, body?: object, mayBe?: readonly string[]): Promise<Answer['body']>
}

export interface Customer {
  id: string
  email: string
  seller: Seller
  zone: string
  /** Otherwise it is the seller's. */
  hasOwnZone: boolean
  tongue: string
  reminders: readonly number[] | null
  /** Each comes from a network of their own. */
  address: string
  at: number
}

const rulesOf = (offsets: readonly number[]) => offsets.map((offsetDays) => ({ offsetDays }))

const asking =
  ({ apiKey, url }: Stage, organisationId?: string): Seller['api'] =>
  async (method, path, body, mayBe = []) => {
    const answer = await ask({
      ...{ method, url: `${url}${path}`, ...(body && { body }) },
      headers: {
        'x-dolfin-api-key': apiKey,
        ...(organisationId && { 'x-dolfin-organisation-id': organisationId }),
      },
    })
    if (answer.status < 300 || mayBe.includes(String(answer.body.code))) return answer.body
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`)
  }

async function openSeller(
  stage: Stage,
  { country, currency, reminders, zone }: (typeof COUNTRIES)[number],
): Promise<Seller> {
  const { id } = await asking(stage)('POST', '/organisations', {
    ...{ name: `Bakery ${country}`, country, defaultCurrency: currency, timeZone: zone, locale: 'en' },
    ...{ email: `seller-${country.toLowerCase()}@example.com`, reminders: rulesOf(reminders) },
  })
  const api = asking(stage, String(id))
  const skipsHolidays = country === 'DE'
  const lateFeeRule = RULES[country] ?? null
  await api('PATCH', `/organisations/${id}`, {
    ...{ offersAutopay: true, remindersSkipHolidays: skipsHolidays, lateFeeRule },
    // Papers take most of the time, and are the same for all: one seller in three sends them along.
    attachPdfToEmails: country === 'NZ',
  })
  const home = `/organisations/${id}/payment-account`
  const { accountId } = await api('POST', `${home}/enable`)
  await stage.stripe.act(`accounts/${accountId}/finish-onboarding`, { outcome: 'active' })
  await api('GET', `${home}/status`)
  const known = { zone, currency, country, skipsHolidays, reminders: [...reminders] }
  return { id: String(id), accountId: String(accountId), ...known, api }
}

export const openSellers = (stage: Stage): Promise<Seller[]> =>
  Promise.all(COUNTRIES.map((one) => openSeller(stage, one)))

const OFFSETS = [[], [0], [-7, 3, 10], [2, 4, 6, 8, 10, 12, 14, 16]]

/** From now on this customer is reminded otherwise. */
export async function changeReminders(customer: Customer, chance: Chance): Promise<void> {
  const reminders = chance.next() < 0.3 ? null : chance.pick(OFFSETS)
  await customer.seller.api('PATCH', `/customers/${customer.id}`, {
    reminders: reminders && rulesOf(reminders),
  })
  customer.reminders = reminders
}

export async function openCustomer(sellers: readonly Seller[], seed: number, at: number): Promise<Customer> {
  const chance = chanceOf(seed, `customer ${at}`)
  const seller = sellers[at % sellers.length] as Seller
  const zone = at % 4 === 0 ? null : (ZONES[at % ZONES.length] ?? null)
  const locale = LOCALES[at % LOCALES.length] ?? 'en-GB'
  const reminders = chance.next() < 0.3 ? chance.pick(OFFSETS) : null
  const email = `payer-${at}@example.com`
  const { id } = await seller.api('POST', '/customers', {
    ...{ name: `Hotel ${at}`, email, locale, timeZone: zone },
    ...(reminders && { reminders: rulesOf(reminders) }),
  })
  return {
    ...{ id: String(id), email, seller, reminders, at, zone: zone ?? seller.zone, hasOwnZone: zone !== null },
    tongue: locale.slice(0, 2),
    address: `203.0.${at % 250}.${1 + Math.floor(at / 250)}`,
  }
}
