// What is held of customers and of what they bought: books, whose figures stay when names and contents go.
import type { Holding } from './holdings'

const BOOKS = {
  kept: 'as long as bookkeeping law wants: 10 full calendar years (RETENTION_BOOK_YEARS)',
  why: 'bookkeeping law',
} as const

export const TRADE: Record<string, Holding> = {
  customers: {
    personal: [
      'name',
      'email',
      'more_emails',
      'address',
      'legal_name',
      'vat_number',
      'company_registration_number',
      'electronic_address',
      'buyer_reference',
      'external_reference',
      'metadata',
    ],
    plain: ['locale', 'reminders'],
    kept: 'until the organisation erases them',
    why: 'the organisation invoices them; it alone knows when that ends',
    remains: 'a row that says “Anonymous customer”, which invoices point at',
  },
  customer_changes: {
    personal: ['detail', 'actor'],
    kept: '3 years (RETENTION_HISTORY_DAYS)',
    why: 'to see who changed an address before a dispute about it falls under limitation',
    remains: 'that there was a change, when, and by whom',
  },
  invoices: {
    ...BOOKS,
    personal: [
      'billed_to',
      'memo',
      'purchase_order_number',
      'buyer_reference',
      'discount',
      'charge',
      'external_reference',
      'metadata',
    ],
    plain: ['tax_groups', 'reminders'],
    remains: 'number, dates and amounts. What is still to be paid is kept until it is paid or voided',
  },
  invoice_lines: {
    ...BOOKS,
    personal: ['description', 'discount'],
    plain: ['unit', 'tax_rate_name', 'tax_category', 'tax_exemption_reason'],
    remains: 'quantities, prices and taxes',
  },
  credit_notes: {
    ...BOOKS,
    personal: ['reason', 'external_reference', 'metadata'],
    plain: ['tax_groups'],
    remains: 'number, dates and amounts',
  },
  credit_note_lines: {
    ...BOOKS,
    personal: ['description'],
    plain: ['unit', 'tax_category', 'tax_exemption_reason'],
    remains: 'quantities, prices and taxes',
  },
  issued_documents: { ...BOOKS, personal: ['snapshot'], remains: 'number and date' },
  document_files: {
    ...BOOKS,
    personal: ['bytes'],
    plain: ['format', 'sha256'],
    remains: 'nothing',
  },
  document_deliveries: {
    ...BOOKS,
    personal: ['receiver', 'reason'],
    plain: ['channel', 'message_id'],
    why: 'that an invoice was delivered is part of its record',
    remains: 'that it was sent, when, and what became of it',
  },
  invoice_links: {
    personal: [],
    secret: ['nonce', 'token_hash'],
    kept: 'until the invoice’s term ends, the customer is erased, or a new link is made',
    why: 'the payer opens the invoice by it',
    remains: 'a row that opens nothing',
  },
  invoice_reminders: {
    personal: [],
    kept: 'for good',
    why: 'that none is sent twice; days and states only',
    remains: 'all',
  },
  checkouts: {
    personal: ['customer_email', 'customer_reference', 'external_reference', 'metadata'],
    kept: 'paid ones as invoices; what nobody paid 90 days',
    why: 'bookkeeping law; to answer a payer who asks why it did not work',
    remains: 'the caller’s reference, dates and amounts',
  },
  checkout_lines: {
    ...BOOKS,
    personal: [],
    plain: ['name', 'description'],
    remains: 'all: articles of the seller',
  },
  sessions: {
    personal: ['customer', 'shipping', 'additional_information', 'items'],
    plain: ['locale'],
    kept: 'paid ones as invoices; what nobody paid 90 days',
    why: 'bookkeeping law; to answer a payer who asks why it did not work',
    remains: 'the shop’s reference, dates and amounts',
  },
  payments: {
    ...BOOKS,
    personal: ['billing', 'method', 'notes', 'receipt_url', 'description'],
    remains: 'amounts, fees, states, and references of the provider',
  },
  refunds: { ...BOOKS, personal: ['reason'], remains: 'amounts, states, and references of the provider' },
  disputes: { ...BOOKS, personal: [], plain: ['reason'], remains: 'all: figures and the bank’s code' },
  ledger_entries: {
    personal: [],
    kept: 'for good',
    why: 'bookkeeping; figures only, and no row is ever changed',
    remains: 'all',
  },
  timeline_entries: {
    ...BOOKS,
    personal: ['actor'],
    plain: ['detail', 'message'],
    why: 'what happened to an invoice is part of its record',
    remains: 'nothing',
  },
}
