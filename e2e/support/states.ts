// Every state in which a payer can find an invoice, each reached by what really leads to it.

import { expect } from 'playwright/test'
import { DEMO_KEYS } from '@/scripts/support/sandbox'
import { dayFromToday } from './days'
import { openPayment, payWithoutPage } from './payer'
import type { Bill, Seller } from './seller'

export interface State {
  /** The word beside the figure. */
  mark: string
  /** The sentence that says what it means, or what to do. */
  sentence: RegExp
  isPayable: boolean
  make(seller: Seller): Promise<Bill>
}

/** Webhooks have done their part when the page would show it. */
async function reach(bill: Bill, state: string): Promise<Bill> {
  const ask = async () => {
    const answer = await fetch(`${bill.url}/progress`)
    return ((await answer.json()) as { state: string }).state
  }
  await expect.poll(ask).toBe(state)
  return bill
}

async function paid(seller: Seller): Promise<Bill> {
  const bill = await seller.bill()
  await payWithoutPage(seller, bill)
  return reach(bill, 'paid')
}

async function byHand(seller: Seller, amount: string, state: string): Promise<Bill> {
  const bill = await seller.bill()
  await seller.api('POST', `/invoices/${bill.id}/payments`, { amount })
  return reach(bill, state)
}

async function refunded(seller: Seller, state: string, amount?: string): Promise<Bill> {
  const bill = await paid(seller)
  const [payment] = await seller.payments(bill)
  await seller.api('POST', `/invoices/${bill.id}/payments/${payment?.id}/refunds`, amount ? { amount } : {})
  return reach(bill, state)
}

async function credited(seller: Seller): Promise<Bill> {
  const bill = await seller.bill()
  const note = { invoiceId: bill.id, reason: 'The cake was not delivered' }
  const { id } = await seller.api<{ id: string }>('POST', '/credit-notes', note)
  await seller.api('POST', `/credit-notes/${id}/issue`, {})
  return reach(bill, 'credited')
}

async function chargedBack(seller: Seller): Promise<Bill> {
  const bill = await paid(seller)
  const [payment] = await seller.payments(bill)
  const { id } = await seller.sandbox.post(`payment_intents/${payment?.providerReference}/dispute`)
  await seller.sandbox.post(`disputes/${id}/close`, { status: 'lost' })
  return reach(bill, 'charged-back')
}

/** The account's owner changes the amount at Stripe between opening and paying: money that fits no invoice. */
async function underReview(seller: Seller): Promise<Bill> {
  const bill = await seller.bill()
  const intent = await openPayment(bill)
  const answer = await fetch(`${seller.sandbox.url}/v1/payment_intents/${intent}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${DEMO_KEYS.secretKey}`, 'stripe-account': seller.accountId },
    body: new URLSearchParams({ amount: '9900' }),
  })
  expect(answer.status).toBe(200)
  await seller.sandbox.post(`payment_intents/${intent}/pay`)
  return reach(bill, 'under-review')
}

async function after(seller: Seller, method: string, state: string): Promise<Bill> {
  const bill = await seller.bill()
  await payWithoutPage(seller, bill, method)
  await fetch(`${bill.url}/return`, { redirect: 'manual' })
  return reach(bill, state)
}

async function voided(seller: Seller): Promise<Bill> {
  const bill = await seller.bill()
  await seller.api('DELETE', `/invoices/${bill.id}`)
  return reach(bill, 'void')
}

export const STATES: Record<string, State> = {
  due: {
    mark: 'To pay',
    sentence: /^Due \d/,
    isPayable: true,
    make: (seller) =>
      seller.bill({
        dueDate: dayFromToday(14),
        memo: 'Thank you for your order.',
        lineItems: [
          { description: 'Breakfast rolls', quantity: 7, unitPrice: '14.20', taxRate: 7 },
          { description: 'Delivery', quantity: '1.5', unitPrice: '4.63', taxRate: 19 },
        ],
      }),
  },
  overdue: {
    mark: 'Overdue',
    sentence: /^Was due \d/,
    isPayable: true,
    make: (seller) => seller.bill({ issueDate: dayFromToday(-40), dueDate: dayFromToday(-12) }),
  },
  'partly paid': {
    mark: 'Partly paid',
    sentence: /^€40\.76 of €140\.76 is paid$/,
    isPayable: true,
    make: (seller) => byHand(seller, '40.76', 'partly-paid'),
  },
  declined: {
    mark: 'To pay',
    sentence: /^There is not enough money on this card\./,
    isPayable: true,
    make: (seller) => after(seller, 'pm_card_chargeDeclinedInsufficientFunds', 'due'),
  },
  'action needed': {
    mark: 'One step left',
    sentence: /^An earlier attempt was not finished\./,
    isPayable: true,
    make: (seller) => after(seller, 'pm_card_authenticationRequired', 'action-needed'),
  },
  processing: {
    mark: 'On its way',
    sentence: /^Your money is on its way\./,
    isPayable: false,
    make: (seller) => after(seller, 'pm_sepa_debit', 'processing'),
  },
  paid: { mark: 'Paid', sentence: /^Thank you\. .* has your payment\.$/, isPayable: false, make: paid },
  'paid by transfer': {
    mark: 'Paid',
    sentence: /^Recorded by /,
    isPayable: false,
    make: (seller) => byHand(seller, '140.76', 'paid'),
  },
  'partly refunded': {
    mark: 'Partly refunded',
    sentence: /^Your money was sent back\./,
    isPayable: false,
    make: (seller) => refunded(seller, 'partly-refunded', '50.00'),
  },
  refunded: {
    mark: 'Refunded',
    sentence: /^Your money was sent back\./,
    isPayable: false,
    make: (seller) => refunded(seller, 'refunded'),
  },
  credited: {
    mark: 'Credited',
    sentence: /has credited this invoice\. There is nothing to pay\.$/,
    isPayable: false,
    make: credited,
  },
  'charged back': {
    mark: 'Returned by the bank',
    sentence: /^Your bank reversed this payment\./,
    isPayable: false,
    make: chargedBack,
  },
  'under review': {
    mark: 'Under review',
    sentence: /^The payment that came in is not the one that was expected/,
    isPayable: false,
    make: underReview,
  },
  void: { mark: 'Cancelled', sentence: /^This invoice was cancelled by /, isPayable: false, make: voided },
}
