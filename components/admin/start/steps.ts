// The first steps of a new organisation, in words.
import { placeHref } from '@/components/shell/place-href'
import type { FirstSteps } from '@/lib/reports/attention'
import type { Step } from './first-steps'

export const stepsOf = ({ hasInvoice, hasPayments, hasSent }: FirstSteps, organisationId: string): Step[] => [
  {
    title: 'Set up payments',
    meaning: 'Tell Stripe who you are and where your money should go, so that payers can pay by card.',
    isDone: hasPayments,
    href: placeHref('/settings/payments', organisationId),
    action: 'Set up payments',
  },
  {
    title: 'Create an invoice',
    meaning: 'Say what it is for, how much it is, and who pays. Nothing goes out until you send it.',
    isDone: hasInvoice,
    href: placeHref('/admin/invoices/new', organisationId),
    action: 'New invoice',
  },
  {
    title: 'Send it',
    meaning: 'Your customer gets an email with a link to read and pay the invoice.',
    isDone: hasSent,
    href: placeHref('/admin/invoices', organisationId, { status: 'Draft' }),
    action: 'See drafts',
  },
]
