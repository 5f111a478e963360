// What payers, sellers and banks do to one invoice, each with what is then known of it.
import { DEMO_KEYS } from '@/scripts/support/sandbox'
import { ask } from './ask'
import type { Bill, Debit } from './bill'
import { leftMinor } from './bill'
import { dayIn, plusDays } from './calendar'
import { decimalOf, minorOf, partOf } from './money'
import { discountOf } from './prices'
import type { Stage } from './stage'

export type Act = (stage: Stage, bill: Bill) => Promise<void>

/** What the app may say no to: something else was quicker, or there is nothing to pay. */
const MAY_BE = [
  'Payment.InvoiceNotPayable',
  'Payment.ChoiceNotOffered',
  'Payment.AmountOutOfRange',
  'Payment.InFlight',
  'Payment.ExceedsOutstanding',
  'CreditNote.NotCreditable',
  'CreditNote.ExceedsInvoice',
  'Invoice.NotVoidable',
  'Invoice.HasPayments',
]

async function visit({ customer, url }: Bill, method: string, path: string, body?: object) {
  const answer = await ask({
    ...{ method, url: `${url}${path}`, ...(body && { body }) },
    headers: { 'x-forwarded-for': customer.address, accept: 'application/json' },
  })
  const isFine = answer.status < 400 || MAY_BE.includes(String(answer.body.code))
  if (!isFine) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}

export interface Payment {
  method: 'pm_card_visa' | 'pm_sepa_debit' | 'pm_card_chargeDeclinedInsufficientFunds'
  choice: 'full' | 'next' | 'other'
  /** Of what is left, for an amount of their own. */
  part?: number
  comesBack: boolean
}

/** Whoever comes back tells the app of it; of the others it hears from Stripe. */
export const pay =
  ({ choice, comesBack, method, part = 1 }: Payment): Act =>
  async (stage, bill) => {
    const own = choice === 'other' && partOf(leftMinor(bill), part, bill.currency)
    const means = method === 'pm_sepa_debit' ? 'sepa_debit' : 'card'
    const token = bill.price?.debitPercent ? await tokenFor(stage, bill, method) : undefined
    const discountMinor = discountOf(bill, stage.clock.now(), token ? means : 'unknown')
    const owedMinor = leftMinor(bill)
    const { body } = await visit(bill, 'POST', '/checkout-session', {
      choice,
      ...(own && { amount: Number(decimalOf(own, bill.currency)) }),
      ...(token && { confirmationToken: token }),
    })
    const intent = String(body.clientSecret ?? '').split('_secret_')[0]
    if (!intent) return
    const amountMinor = minorOf(body.amount, bill.currency)
    if (own && amountMinor !== own) throw new Error(`${amountMinor} was to be paid, and ${own} was asked for`)
    if (bill.price && amountMinor !== owedMinor - discountMinor)
      throw new Error(`${amountMinor} was to be paid, and ought to be ${owedMinor} less ${discountMinor}`)
    const paid = { intent, amountMinor, discountMinor }
    const { status } = await stage.stripe.act(`payment_intents/${intent}/pay`, { payment_method: method })
    if (status === 402) return
    if (status !== 200) throw new Error(`the sandbox answered ${status} to a payer of ${bill.number}`)
    if (method === 'pm_sepa_debit') bill.debits.push(paid)
    else book(bill, paid)
    if (comesBack) await visit(bill, 'GET', '/return')
  }

/** What arrived is paid, and its discount credited with it. */
export function book(bill: Bill, paid: Debit): void {
  bill.paidMinor += paid.amountMinor
  bill.creditedMinor += paid.discountMinor
  bill.charged.push(paid)
}

/** What was filled in, as a browser hands it over. */
async function tokenFor({ stripe }: Stage, { customer }: Bill, method: string): Promise<string> {
  const answer = await fetch(`${stripe.url}/v1/test_helpers/confirmation_tokens`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${DEMO_KEYS.secretKey}`,
      'stripe-account': customer.seller.accountId,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ payment_method: method }),
  })
  const { id } = (await answer.json()) as { id?: string }
  if (!id) throw new Error(`no token was made of ${method}: ${answer.status}`)
  return id
}

export const openOnly: Act = async (_stage, bill) => void (await visit(bill, 'POST', '/checkout-session'))

/** What the bank says of a debit. */
export const answerDebit =
  (intent: string, end: 'settle' | 'fail'): Act =>
  async ({ stripe }, bill) => {
    const debit = bill.debits.find((one) => one.intent === intent)
    if (!debit) return
    bill.debits = bill.debits.filter((one) => one !== debit)
    const { status } = await stripe.act(`payment_intents/${intent}/${end}`)
    if (status !== 200) throw new Error(`the bank could not answer ${intent}: ${status}`)
    if (end === 'settle') book(bill, debit)
  }

export const promise =
  (days: number): Act =>
  async ({ clock }, bill) => {
    const date = plusDays(dayIn(bill.customer.zone, clock.now()), days)
    const { status } = await visit(bill, 'POST', '/promise', { date })
    if (status < 300) bill.promisedFor = date
  }

export const askQuestion: Act = async (_stage, bill) => {
  const { seller } = bill.customer
  const { status } = await visit(bill, 'POST', '/question', { kind: 'question', text: `Why ${bill.number}?` })
  if (status >= 300) return
  const { data } = await seller.api('GET', `/invoices/${bill.id}/questions`)
  for (const { closedAt, id } of data as { id: string; closedAt: string | null }[])
    if (closedAt === null) bill.questions.add(id)
}

export const closeQuestions: Act = async (_stage, bill) => {
  for (const id of bill.questions)
    await bill.customer.seller.api('POST', `/invoices/${bill.id}/questions/${id}/close`, {
      answer: 'So it is.',
    })
  bill.questions.clear()
}

export const credit =
  (part: number): Act =>
  async (_stage, bill) => {
    const { api } = bill.customer.seller
    const amountMinor = partOf(leftMinor(bill), part, bill.currency)
    if (leftMinor(bill) === 0 || bill.isVoid) return
    const amount = decimalOf(amountMinor, bill.currency)
    const note = await api('POST', '/credit-notes', { invoiceId: bill.id, amount, reason: 'Late' }, MAY_BE)
    if (!note.id) return
    const issued = await api('POST', `/credit-notes/${note.id}/issue`, undefined, MAY_BE)
    if (issued.id) bill.creditedMinor += amountMinor
  }

export const voidIt: Act = async (_stage, bill) => {
  const answer = await bill.customer.seller.api('DELETE', `/invoices/${bill.id}`, undefined, MAY_BE)
  if (!answer.code) bill.isVoid = true
}

/** Money that came another way. */
export const payByHand =
  (part: number): Act =>
  async (_stage, bill) => {
    const amountMinor = partOf(leftMinor(bill), part, bill.currency)
    if (leftMinor(bill) === 0) return
    const body = { amount: decimalOf(amountMinor, bill.currency) }
    const answer = await bill.customer.seller.api('POST', `/invoices/${bill.id}/payments`, body, MAY_BE)
    if (answer.id) bill.paidMinor += amountMinor
  }

export const refund =
  (part: number, owedAgain: boolean): Act =>
  async (_stage, bill) => {
    const { api } = bill.customer.seller
    const { data } = await api('GET', `/invoices/${bill.id}/payments`)
    const paid = (
      data as { id: string; status: string; source: string; amount: number; providerReference: string }[]
    ).find((one) => one.status === 'Succeeded' && one.source === 'stripe')
    if (!paid) return
    const amountMinor = partOf(minorOf(paid.amount, bill.currency), part, bill.currency)
    const path = `/invoices/${bill.id}/payments/${paid.id}/refunds`
    await api('POST', path, { amount: decimalOf(amountMinor, bill.currency), owedAgain })
    bill.charged = bill.charged.filter(({ intent }) => intent !== paid.providerReference)
    bill.gone.add(paid.providerReference)
    bill.paidMinor -= amountMinor
    if (!owedAgain) bill.creditedMinor += amountMinor
  }

export const dispute: Act = async ({ stripe }, bill) => {
  const charge = bill.charged.pop()
  if (!charge) return
  bill.gone.add(charge.intent)
  const { body, status } = await stripe.act(`payment_intents/${charge.intent}/dispute`)
  if (status !== 200) throw new Error(`${charge.intent} could not be disputed: ${status}`)
  bill.disputes.set(String(body.id), charge.amountMinor)
}

export const closeDisputes =
  (end: 'won' | 'lost'): Act =>
  async ({ stripe }, bill) => {
    for (const [id, amountMinor] of bill.disputes) {
      await stripe.act(`disputes/${id}/close`, { status: end })
      if (end === 'lost') bill.paidMinor -= amountMinor
    }
    bill.disputes.clear()
  }

export const agree: Act = async (_stage, bill) => {
  const { body } = await visit(bill, 'GET', '')
  const { collecting } = body as { collecting?: { autopay?: { offer?: { version: string } | null } | null } }
  const version = collecting?.autopay?.offer?.version
  if (version) await visit(bill, 'POST', '/autopay', { version })
}
