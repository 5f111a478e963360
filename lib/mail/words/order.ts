// What letters about a checkout say where those about an invoice name the invoice.
import type { Words } from './words'

export interface OrderWords {
  order(reference: string): string
  receiptSubject(organisation: string, reference: string): string
  paidSubject(customer: string, reference: string, amount: string): string
  refundSubject(organisation: string, reference: string): string
  refundLead(organisation: string, reference: string): string
}

const en: OrderWords = {
  order: (reference) => `Order ${reference}`,
  receiptSubject: (organisation, reference) => `Receipt from ${organisation} for order ${reference}`,
  paidSubject: (customer, reference, amount) => `${customer} paid ${amount} for order ${reference}`,
  refundSubject: (organisation, reference) => `Refund from ${organisation} for order ${reference}`,
  refundLead: (organisation, reference) => `${organisation} is refunding your payment of order ${reference}.`,
}

const de: OrderWords = {
  order: (reference) => `Bestellung ${reference}`,
  receiptSubject: (organisation, reference) => `Zahlungsbeleg von ${organisation} zu Bestellung ${reference}`,
  paidSubject: (customer, reference, amount) =>
    `${customer} hat ${amount} für Bestellung ${reference} bezahlt`,
  refundSubject: (organisation, reference) => `Erstattung von ${organisation} zu Bestellung ${reference}`,
  refundLead: (organisation, reference) =>
    `${organisation} erstattet Ihre Zahlung der Bestellung ${reference}.`,
}

const fr: OrderWords = {
  order: (reference) => `Commande ${reference}`,
  receiptSubject: (organisation, reference) => `Reçu de ${organisation} pour la commande ${reference}`,
  paidSubject: (customer, reference, amount) => `${customer} a payé ${amount} pour la commande ${reference}`,
  refundSubject: (organisation, reference) =>
    `Remboursement de ${organisation} pour la commande ${reference}`,
  refundLead: (organisation, reference) =>
    `${organisation} vous rembourse votre paiement de la commande ${reference}.`,
}

const es: OrderWords = {
  order: (reference) => `Pedido ${reference}`,
  receiptSubject: (organisation, reference) => `Recibo de ${organisation} del pedido ${reference}`,
  paidSubject: (customer, reference, amount) => `${customer} ha pagado ${amount} del pedido ${reference}`,
  refundSubject: (organisation, reference) => `Reembolso de ${organisation} del pedido ${reference}`,
  refundLead: (organisation, reference) => `${organisation} le reembolsa su pago del pedido ${reference}.`,
}

const ja: OrderWords = {
  order: (reference) => `ご注文 ${reference}`,
  receiptSubject: (organisation, reference) => `${organisation} からの領収のお知らせ（ご注文 ${reference}）`,
  paidSubject: (customer, reference, amount) => `${customer} 様から ${amount} の入金（ご注文 ${reference}）`,
  refundSubject: (organisation, reference) => `${organisation} からの返金のお知らせ（ご注文 ${reference}）`,
  refundLead: (organisation, reference) => `${organisation} がご注文 ${reference} のお支払いを返金します。`,
}

const WORDS: Record<string, OrderWords> = { en, de, fr, es, ja }

/** The same words, but about an order. */
export function aboutOrder(words: Words): Words {
  const { order, paidSubject, receiptSubject, refundLead, refundSubject } = WORDS[words.language] ?? en
  return {
    ...words,
    invoice: order,
    receipt: { ...words.receipt, subject: receiptSubject },
    paidNotice: { ...words.paidNotice, subject: paidSubject },
    refundNotice: { ...words.refundNotice, subject: refundSubject, lead: refundLead },
  }
}
