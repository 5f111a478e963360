// What needs attention, most urgent first, in words.
import { placeHref } from '@/components/shell/place-href'
import type { Trouble } from '@/lib/invoices/troubles'
import { displayMoney } from '@/lib/money/display'
import type { Attention } from '@/lib/reports/attention'
import type { Report } from '@/lib/reports/report'
import { displayDeadline } from '@/lib/time-zone'
import type { AttentionLine } from './attention-list'

interface Found {
  attention: Attention
  problems: { unsettled: number; undelivered: number; pauses: number }
  /** Undefined where nothing was ever invoiced. */
  report: Report | undefined
  /** Undefined for all. */
  organisationId: string | undefined
  /** In which deadlines are told. */
  timeZone: string
  locale: string
}

const ACCOUNT: Record<Attention['accounts'][number]['status'], string> = {
  NotStarted: 'Card payments are not set up: payers cannot pay you by card yet.',
  OnboardingInProgress: 'Stripe still needs some details before payers can pay you by card.',
  Restricted: 'Stripe needs something before everything works again.',
  Rejected: 'Stripe does not accept this business.',
  Disconnected: 'The connection to Stripe was withdrawn.',
}

const WORDS: typeof ACCOUNT = {
  NotStarted: 'Not set up',
  OnboardingInProgress: 'Not finished',
  Restricted: 'Restricted',
  Rejected: 'Rejected',
  Disconnected: 'Disconnected',
}

/** More would hide the rest. */
const MOST_ACCOUNTS = 20

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${count} ${many}`

export function attentionLines(found: Found): AttentionLine[] {
  const { attention, locale, organisationId, problems, report, timeZone } = found
  const { accounts, disputes, firstDisputeDueAt, trouble } = attention
  const invoices = (trouble: Trouble) => placeHref('/admin/invoices', organisationId, { trouble })
  const lines: (AttentionLine | false)[] = [
    ...accounts.slice(0, MOST_ACCOUNTS).map(
      (account): AttentionLine => ({
        key: account.organisationId,
        href: placeHref('/settings/payments', account.organisationId),
        tone: account.status === 'Rejected' || account.status === 'Disconnected' ? 'bad' : 'wait',
        word: WORDS[account.status],
        says: `${organisationId ? '' : `${account.organisationName}: `}${ACCOUNT[account.status]}`,
      }),
    ),
    problems.unsettled > 0 && {
      key: 'unsettled',
      href: placeHref('/admin/problems', organisationId),
      tone: 'bad',
      word: 'Not settled',
      says: `${counted(problems.unsettled, 'payment or event does', 'payments or events do')} not match our records.`,
    },
    disputes > 0 && {
      key: 'disputes',
      href: invoices('dispute'),
      tone: 'wait',
      word: 'Disputed',
      says: `${counted(disputes, 'dispute waits', 'disputes wait')} for an answer${
        firstDisputeDueAt ? `, the first by ${displayDeadline(firstDisputeDueAt, locale, timeZone)}` : ''
      }.`,
    },
    trouble.overpaidInvoices > 0 && {
      key: 'overpaid',
      href: placeHref('/admin/problems', organisationId),
      tone: 'bad',
      word: 'Overpaid',
      says: `${counted(trouble.overpaidInvoices, 'invoice is', 'invoices are')} overpaid: refund the money, or keep it as credit.`,
    },
    trouble.failedRefunds > 0 && {
      key: 'failed-refunds',
      href: invoices('refund-failed'),
      tone: 'bad',
      word: 'Refund failed',
      says: `${counted(trouble.failedRefunds, 'refund', 'refunds')} failed.`,
    },
    trouble.failedPayouts > 0 && {
      key: 'failed-payouts',
      href: placeHref('/settings/payments', organisationId),
      tone: 'bad',
      word: 'Payout failed',
      says: `${counted(trouble.failedPayouts, 'payout was', 'payouts were')} sent back by your bank. Check that the bank account is right.`,
    },
    trouble.failedDebits > 0 && {
      key: 'failed-debits',
      href: invoices('debit-failed'),
      tone: 'wait',
      word: 'Debit failed',
      says: `${counted(trouble.failedDebits, 'bank debit', 'bank debits')} did not go through, and ${trouble.failedDebits === 1 ? 'its invoice is' : 'their invoices are'} still unpaid.`,
    },
    trouble.openQuestions > 0 && {
      key: 'open-questions',
      href: invoices('question-open'),
      tone: 'wait',
      word: 'Question',
      says: `${counted(trouble.openQuestions, 'question of a customer waits', 'questions of customers wait')} for an answer; no reminders are sent meanwhile.`,
    },
    trouble.untoldDebits > 0 && {
      key: 'untold-debits',
      href: invoices('debit-untold'),
      tone: 'wait',
      word: 'Not announced',
      says: `${counted(trouble.untoldDebits, 'automatic payment waits', 'automatic payments wait')}, because the email that announces ${trouble.untoldDebits === 1 ? 'it' : 'them'} could not be sent.`,
    },
    trouble.stuckSchedules > 0 && {
      key: 'stuck-schedules',
      href: placeHref('/admin/problems', organisationId),
      tone: 'bad',
      word: 'Not made',
      says: `${counted(trouble.stuckSchedules, 'recurring invoice', 'recurring invoices')} could not be made.`,
    },
    trouble.undeliveredDocuments > 0 && {
      key: 'undelivered-documents',
      href: invoices('document-undelivered'),
      tone: 'wait',
      word: 'Not arrived',
      says: `${counted(trouble.undeliveredDocuments, 'document', 'documents')} sent by Peppol did not arrive, or ${trouble.undeliveredDocuments === 1 ? 'was' : 'were'} rejected.`,
    },
    trouble.inquiries > 0 && {
      key: 'inquiries',
      href: invoices('inquiry'),
      tone: 'wait',
      word: 'Inquiry',
      says: `${counted(trouble.inquiries, 'bank asks', 'banks ask')} about a payment. An answer can keep it from becoming a dispute.`,
    },
    trouble.lostDisputes > 0 && {
      key: 'lost-disputes',
      href: invoices('dispute-lost'),
      tone: 'bad',
      word: 'Dispute lost',
      says: `${counted(trouble.lostDisputes, 'dispute was', 'disputes were')} lost: the bank keeps the money.`,
    },
    trouble.wonDisputes > 0 && {
      key: 'won-disputes',
      href: invoices('dispute-won'),
      tone: 'good',
      word: 'Dispute won',
      says: `${counted(trouble.wonDisputes, 'dispute was', 'disputes were')} won: the money is yours. There is nothing to do.`,
    },
    problems.pauses > 0 && {
      key: 'pauses',
      href: placeHref('/admin/problems', organisationId),
      tone: 'wait',
      word: 'Card testing',
      says: `Online payments are paused in ${counted(problems.pauses, 'place', 'places')}, because too many cards were declined there.`,
    },
    problems.undelivered > 0 && {
      key: 'undelivered',
      href: placeHref('/admin/problems', organisationId),
      tone: 'wait',
      word: 'Not delivered',
      says: `${counted(problems.undelivered, 'email or webhook', 'emails or webhooks')} could not be delivered.`,
    },
    report !== undefined &&
      report.overdue.invoices > 0 && {
        key: 'overdue',
        href: placeHref('/admin/invoices', organisationId, { overdue: '1', currency: report.currency }),
        tone: 'wait',
        word: 'Overdue',
        says: `${counted(report.overdue.invoices, 'invoice is', 'invoices are')} overdue, ${displayMoney(report.overdue.minor, report.currency, locale)} in all.`,
      },
  ]
  return lines.filter((line): line is AttentionLine => line !== false)
}
