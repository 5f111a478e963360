// English.
import type { Words } from './words'

export const en: Words = {
  language: 'en',
  greeting: (name) => `Hello ${name},`,
  invoice: (number) => `Invoice ${number}`,
  due: (date) => `due ${date}`,
  wasDue: (date) => `was due ${date}`,
  viewAndPay: 'View and pay',
  viewInvoice: 'View invoice',
  questions: (organisation) => `Questions? Reply to this mail, and ${organisation} will read it.`,
  sentBy: (organisation) => `Sent by Remit for ${organisation}.`,
  recordedBy: (organisation) => `Recorded by ${organisation}`,
  labels: {
    invoice: 'Invoice',
    customer: 'Customer',
    issued: 'Issued',
    due: 'Due',
    total: 'Total',
    outstanding: 'Still to pay',
    paid: 'Paid',
    paidOn: 'Paid on',
    paidWith: 'Paid with',
    refunded: 'Refunded',
    fee: 'Service fee',
    reference: 'Reference',
  },
  invoiceSent: {
    subject: (organisation, number, amount) => `Invoice ${number} from ${organisation}: ${amount}`,
    lead: (organisation) => `${organisation} has sent you an invoice.`,
    settled: 'This invoice is paid. There is nothing left to pay.',
  },
  receipt: {
    subject: (organisation, number) => `Receipt from ${organisation} for invoice ${number}`,
    title: 'Thank you for your payment',
    lead: (organisation) => `${organisation} has received your payment.`,
  },
  paidNotice: {
    subject: (customer, number, amount) => `${customer} paid ${amount} for invoice ${number}`,
    title: 'You were paid',
    lead: (customer) => `${customer} has paid you.`,
  },
  refundNotice: {
    subject: (organisation, number) => `Refund from ${organisation} for invoice ${number}`,
    title: 'Your refund is on its way',
    lead: (organisation, number) => `${organisation} is refunding your payment of invoice ${number}.`,
    surplus: (number) => `Invoice ${number} was paid more than once, so this money goes back to you.`,
    arrival: 'It usually arrives within 5 to 10 days, the same way you paid.',
  },
  invitation: {
    subject: (organisation) => `${organisation} invites you to Remit`,
    title: 'You are invited',
    lead: (organisation) =>
      `${organisation} sends invoices with Remit and gets paid by a link. You have been invited to join in.`,
    how: (email) => `Sign in with the address ${email}. You need no password: a link is mailed to you.`,
    signIn: 'Sign in',
    role: 'Your role',
    roles: { Owner: 'Owner', Admin: 'Admin', Member: 'Member' },
  },
}
