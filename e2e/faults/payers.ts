// The payers of a run: what each of them will do is decided by the seed, before anything happens.
import { chanceOf } from './dice'
import { askStubbornly, untilTrue } from './persistence'
import { type Bill, decimalOf, type Seller } from './seller'
import type { Stage } from './stage'

export type Fate =
  | 'paid'
  | 'paid from two tabs'
  | 'declined, then paid'
  | 'only opened'
  | 'debit that arrives'
  | 'debit that fails'
  | 'refunded in part'
  | 'refunded at Stripe'
  | 'disputed and lost'
  | 'disputed and won'
  | 'voided while it is paid'
  | 'opened, then voided'

/** Of twenty payers each of these happens to one, and the others just pay. */
const RARER: Fate[] = [
  'paid from two tabs',
  'declined, then paid',
  'only opened',
  'debit that arrives',
  'debit that fails',
  'refunded in part',
  'refunded at Stripe',
  'disputed and lost',
  'disputed and won',
  'voided while it is paid',
]
const TWENTY: Fate[] = [...RARER, ...RARER.map(() => 'paid' as const)]

export interface Payer {
  at: number
  fate: Fate
  amountMinor: number
  /** Each comes from a network of their own. */
  address: string
  /** Most come back to the page after paying; the others close the browser. */
  comesBack: boolean
  isSecondTabFirst: boolean
}

export function planPayers(seed: number, count: number): Payer[] {
  const chance = chanceOf(seed, 'payers')
  let dealt: Fate[] = []
  return Array.from({ length: count }, (_, at) => {
    if (dealt.length === 0) dealt = chance.shuffled(TWENTY)
    return {
      at,
      fate: dealt.pop() ?? 'paid',
      amountMinor: chance.between(150, 250_000),
      address: `203.${chance.below(256)}.${chance.below(256)}.${chance.between(1, 254)}`,
      comesBack: chance.next() < 0.6,
      isSecondTabFirst: chance.next() < 0.5,
    }
  })
}

/** What a payer has been told, to be held against the books afterwards. */
export interface Witness {
  payer: Payer
  bill: Bill
  /** Refunds that were accepted, by their ids. */
  refunds: { id: string; amountMinor: number }[]
  isVoidAccepted: boolean
}

export interface Play {
  stage: Stage
  seller: Seller
  seed: number
}

const visit = ({ address }: Payer, method: string, url: string) =>
  askStubbornly({ method, url, headers: { 'x-forwarded-for': address } })

/** The intent that is there to be paid; undefined once there is nothing to pay any more. */
async function open(payer: Payer, bill: Bill): Promise<string | undefined> {
  const { body, status } = await visit(payer, 'POST', `${bill.url}/checkout-session`)
  const intent = String(body.clientSecret ?? '').split('_secret_')[0]
  if (intent) return intent
  if (body.code === 'Payment.InvoiceNotPayable') return undefined
  throw new Error(`a payer could not open ${bill.number}: ${status} ${JSON.stringify(body).slice(0, 300)}`)
}

/** Answers with the intent where the card or account was accepted. */
async function pay(play: Play, payer: Payer, bill: Bill, method: string): Promise<string | undefined> {
  const intent = await open(payer, bill)
  if (intent === undefined) return undefined
  const { status } = await play.stage.stripe.act(`payment_intents/${intent}/pay`, { payment_method: method })
  // 402: declined. 400: cancelled, or the other tab was faster.
  if (![200, 400, 402].includes(status)) throw new Error(`the sandbox answered ${status} to a payer`)
  if (payer.comesBack) await visit(payer, 'GET', `${bill.url}/return`)
  return status === 200 ? intent : undefined
}

async function payTwice(play: Play, payer: Payer, bill: Bill): Promise<void> {
  await Promise.all([pay(play, payer, bill, 'pm_card_visa'), pay(play, payer, bill, 'pm_card_mastercard')])
}

async function refundInPart(play: Play, witness: Witness): Promise<void> {
  const { bill, payer } = witness
  if (!(await pay(play, payer, bill, 'pm_card_visa'))) return
  let paymentId = ''
  const isKnown = async () => {
    const { body } = await play.seller.api('GET', `/invoices/${bill.id}/payments`)
    const payments = body.data as { id: string; status: string }[]
    paymentId = payments.find(({ status }) => status === 'Succeeded')?.id ?? ''
    return paymentId !== ''
  }
  if ((await untilTrue(150_000, isKnown, 500)) === undefined)
    throw new Error(`${bill.number} was paid, and not known to be for 150 s`)
  const parts = [Math.ceil(bill.amountMinor / 3), Math.floor(bill.amountMinor / 4)]
  for (const [at, amountMinor] of parts.entries()) {
    const { body } = await play.seller.api('POST', `/invoices/${bill.id}/payments/${paymentId}/refunds`, {
      key: `${play.seed}-${bill.number}-refund-${at}`,
      body: { amount: decimalOf(amountMinor) },
    })
    witness.refunds.push({ id: String(body.id), amountMinor })
  }
}

async function atStripe(play: Play, { bill, payer }: Witness, path: string, close?: 'won' | 'lost') {
  const intent = await pay(play, payer, bill, 'pm_card_visa')
  if (intent === undefined) return
  const { body } = await play.stage.stripe.act(`payment_intents/${intent}/${path}`)
  if (close) await play.stage.stripe.act(`disputes/${body.id}/close`, { status: close })
}

async function debit(play: Play, { bill, payer }: Witness, end: 'settle' | 'fail'): Promise<void> {
  const intent = await pay(play, payer, bill, 'pm_sepa_debit')
  if (intent !== undefined) await play.stage.stripe.act(`payment_intents/${intent}/${end}`)
}

async function voidIt({ seller, stage }: Play, witness: Witness): Promise<void> {
  const { status } = await askStubbornly({
    ...{ method: 'DELETE', url: `${stage.balancer.url}/invoices/${witness.bill.id}` },
    headers: { 'x-dolfin-api-key': stage.apiKey, 'x-dolfin-organisation-id': seller.organisationId },
  })
  witness.isVoidAccepted = status === 204
}

async function payWhileItIsVoided(play: Play, witness: Witness): Promise<void> {
  const { bill, payer } = witness
  const intent = await open(payer, bill)
  const paying = async () => {
    if (intent !== undefined)
      await play.stage.stripe.act(`payment_intents/${intent}/pay`, { payment_method: 'pm_card_visa' })
  }
  const acts = [paying, () => voidIt(play, witness)]
  await Promise.all((payer.isSecondTabFirst ? acts.toReversed() : acts).map((act) => act()))
}

const LIVES: Record<Fate, (play: Play, witness: Witness) => Promise<unknown>> = {
  paid: (play, { bill, payer }) => pay(play, payer, bill, 'pm_card_visa'),
  'paid from two tabs': (play, { bill, payer }) => payTwice(play, payer, bill),
  'declined, then paid': async (play, { bill, payer }) => {
    await pay(play, payer, bill, 'pm_card_chargeDeclinedInsufficientFunds')
    await pay(play, payer, bill, 'pm_card_visa')
  },
  'only opened': (_play, { bill, payer }) => open(payer, bill),
  'debit that arrives': (play, witness) => debit(play, witness, 'settle'),
  'debit that fails': (play, witness) => debit(play, witness, 'fail'),
  'refunded in part': refundInPart,
  'refunded at Stripe': (play, witness) => atStripe(play, witness, 'refund'),
  'disputed and lost': (play, witness) => atStripe(play, witness, 'dispute', 'lost'),
  'disputed and won': (play, witness) => atStripe(play, witness, 'dispute', 'won'),
  'voided while it is paid': payWhileItIsVoided,
  'opened, then voided': async (play, witness) => {
    await open(witness.payer, witness.bill)
    await voidIt(play, witness)
  },
}

/** One payer's whole story, from the invoice on. */
export async function live(play: Play, payer: Payer): Promise<Witness> {
  const bill = await play.seller.bill(payer.amountMinor, `${play.seed}-${payer.at}`)
  const witness: Witness = { payer, bill, refunds: [], isVoidAccepted: false }
  await LIVES[payer.fate](play, witness)
  return witness
}
