// Makes the named demo world, once, by going through our own verbs and the sandbox's HTTP.
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { createCustomer } from '@/lib/customers/create'
import type { House } from '@/lib/house'
import { createInvoice } from '@/lib/invoices/create'
import { paymentUrlOf } from '@/lib/invoices/link'
import { createApiKey } from '@/lib/organisations/api-keys'
import { createClient } from '@/lib/organisations/clients'
import { createOrganisation } from '@/lib/organisations/create'
import { createMember, createUser, listMembers } from '@/lib/organisations/members'
import { zoneOfCountry } from '@/lib/organisations/time-zones'
import { askQuestion } from '@/lib/payer-words/ask-question'
import { listQuestions } from '@/lib/payer-words/list-questions'
import { refreshPaymentAccount } from '@/lib/payment-accounts/ask'
import { enablePaymentAccount } from '@/lib/payment-accounts/enable'
import { canCharge } from '@/lib/payment-accounts/payment-account'
import { dayIn, plusDays } from '@/lib/time-zone'
import { facts } from '../../db/schema/organisations'
import { CLIENT, OPERATOR, ORGANISATIONS, SHOPKEEPER } from './cast'
import { meetFate } from './director'
import { patientHouse } from './patient-house'
import type { InvoicePlan, OrganisationPlan } from './plan'
import { type SandboxHand, sandboxHand } from './sandbox-hand'
import { fillShop } from './shop'
import { openWebShop } from './web-shop'

const FACT = 'demo-world'

export interface Guide {
  payerLinks: { title: string; url: string }[]
  apiKey: string
  /** Of the application that makes sessions. */
  applicationKey: string
}

/** The same id for the same thing at every run, so that a world that was interrupted is finished, not doubled. */
function idOf(...names: string[]): string {
  const hex = createHash('sha256')
    .update(['demo world', ...names].join('\n'))
    .digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** As `idOf`, in the order in which invoices are made: lists put those of one day into the order of their ids. */
function invoiceIdOf({ name }: OrganisationPlan, index: number): string {
  const place = ORGANISATIONS.findIndex((plan) => plan.name === name) * 1_000 + index
  const time = (Date.UTC(2026, 0, 1) + place).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${idOf(name, `invoice ${index}`).slice(15)}`
}

/** Undefined when the world has been made before; its links were shown then. Throws outside the sandbox. */
export async function seedWorld(source: NodeJS.ProcessEnv): Promise<Guide | undefined> {
  const house = patientHouse(source)
  try {
    const base = house.env.stripeApiBase
    if (!base) throw new Error('The demo world is only created in the sandbox, never at Stripe itself.')
    return await makeWorld(house, sandboxHand(base))
  } finally {
    await house.db.$client.end({ timeout: 5 })
  }
}

async function makeWorld(house: House, hand: SandboxHand): Promise<Guide | undefined> {
  const [known] = await house.db.select().from(facts).where(eq(facts.name, FACT))
  if (known?.value.isFinished === true) return undefined
  const { apiKey, clientId } = await takeOnClient(house, known?.value.clientId)
  await createUser(house, OPERATOR)
  const payerLinks: Guide['payerLinks'] = []
  for (const plan of ORGANISATIONS) payerLinks.push(...(await settleIn(house, hand, clientId, plan)))
  const applicationKey = await openWebShop({
    house,
    hand,
    organisationId: idOf(SHOPKEEPER.name),
    idFor: (thing) => idOf(SHOPKEEPER.name, 'web shop', thing),
  })
  await house.db
    .update(facts)
    .set({ value: { clientId, isFinished: true } })
    .where(eq(facts.name, FACT))
  return { payerLinks, apiKey, applicationKey }
}

async function takeOnClient(house: House, knownId: unknown): Promise<{ clientId: string; apiKey: string }> {
  if (typeof knownId === 'string') {
    const { raw } = await createApiKey(house, { clientId: knownId, name: 'Demo key' })
    return { clientId: knownId, apiKey: raw }
  }
  const made = await createClient(house, CLIENT)
  await house.db.insert(facts).values({ name: FACT, value: { clientId: made.clientId, isFinished: false } })
  return made
}

/** One organisation with its account, people, customers and invoices. Answers the links to show. */
async function settleIn(
  house: House,
  hand: SandboxHand,
  clientId: string,
  plan: OrganisationPlan,
): Promise<Guide['payerLinks']> {
  const id = idOf(plan.name)
  const { bank, colour, country, currency, email, name } = plan
  await createOrganisation(house, {
    id,
    clientId,
    name,
    email,
    country,
    defaultCurrency: currency,
    logoUrl: null,
    primaryColour: colour,
    bankDetails: bank,
    ...plan.particulars,
  })
  const members = await listMembers(house, id, { limit: 100 })
  const known = members.rows.map((member) => member.email)
  for (const person of plan.people)
    if (!known.includes(person.email)) await createMember(house, { organisationId: id, ...person })
  const account = await enablePaymentAccount(house, id)
  if (!plan.isOnboarding && !canCharge(account) && account.accountId) {
    await hand.finishOnboarding(account.accountId)
    await refreshPaymentAccount(house, account)
  }
  await fillShop(house, id, currency)
  for (const customer of plan.customers)
    await createCustomer(house, {
      id: idOf(name, customer.name),
      organisationId: id,
      address: null,
      ...customer,
    })
  const links: Guide['payerLinks'] = []
  for (const [index, invoice] of plan.invoices.entries()) {
    const url = await makeInvoice(house, hand, plan, invoice, index)
    if (invoice.title && url) links.push({ title: invoice.title, url })
  }
  return links
}

/** As the payer does, by the link; once. */
async function ask(house: House, organisationId: string, invoiceId: string, text: string): Promise<void> {
  if ((await listQuestions(house, organisationId, invoiceId)).length > 0) return
  const token = (await paymentUrlOf(house, invoiceId))?.split('/').at(-1) ?? ''
  await askQuestion(house, token, { kind: 'mistake', text }, '127.0.0.1')
}

async function makeInvoice(
  house: House,
  hand: SandboxHand,
  plan: OrganisationPlan,
  { customer, due, fate, issued, lines, memo, supplied, ...rest }: InvoicePlan,
  index: number,
): Promise<string | null> {
  const { country, currency, name } = plan
  const organisationId = idOf(name)
  const invoiceId = invoiceIdOf(plan, index)
  const today = dayIn(zoneOfCountry(country), house.clock.now())
  await createInvoice(house, {
    id: invoiceId,
    organisationId,
    customerId: idOf(name, customer),
    currency,
    issueDate: plusDays(today, issued),
    dueDate: plusDays(today, due),
    memo,
    supplyDate: supplied === undefined ? null : plusDays(today, supplied),
    lineItems: lines,
    discount: rest.discount,
    charge: rest.charge,
    purchaseOrderNumber: rest.purchaseOrderNumber,
    paymentPlan: rest.parts && {
      deposit: { percent: rest.parts.deposit },
      instalments: rest.parts.instalments.map(({ due: days, percent }) => ({
        dueDate: plusDays(today, days),
        percent,
      })),
      payerMayChoose: 'any',
    },
  })
  const idFor = (thing: string) => idOf(name, `invoice ${index}`, thing)
  await meetFate({ house, hand, organisationId, invoiceId, idFor }, fate)
  if (rest.question) await ask(house, organisationId, invoiceId, rest.question)
  return paymentUrlOf(house, invoiceId)
}
