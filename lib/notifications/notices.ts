// The one table of notifications: which event is told to whom, and what a person can switch off.
import type { LetterKind } from '@/lib/outbox/outbox'

/** By which a person can ask to be told, or not to be. In the app everything is shown, to everybody who looks. */
export const CHANNELS = ['mail'] as const
export type Channel = (typeof CHANNELS)[number]

/** Who pays; the people of an organisation; somebody about their own access; whoever runs this platform. */
type Reader = 'payer' | 'sellers' | 'self' | 'operators'

interface Notice {
  /** The letter that each kind of reader gets. */
  mail: Readonly<Partial<Record<Reader, LetterKind>>>
  /** Why nobody can switch it off for whom it is meant: their access depends on it, or money may be lost. */
  always?: 'security' | 'money'
  /** Where the app shows it besides, whatever is chosen: among what needs attention, or in an invoice's history. */
  shown?: 'attention' | 'history'
}

export const NOTICES = {
  paid: { mail: { payer: 'receipt', sellers: 'paid-notice' }, shown: 'history' },
  'debit-on-its-way': { mail: { payer: 'debit-on-its-way' }, shown: 'history' },
  'debit-failed': {
    mail: { payer: 'debit-failed-payer', sellers: 'debit-failed' },
    shown: 'attention',
  },
  'dispute-opened': { mail: { sellers: 'dispute-opened' }, always: 'money', shown: 'attention' },
  'dispute-closed': { mail: { sellers: 'dispute-closed' }, always: 'money', shown: 'attention' },
  'refund-failed': {
    mail: { payer: 'refund-failed-payer', sellers: 'refund-failed' },
    always: 'money',
    shown: 'attention',
  },
  overpaid: { mail: { sellers: 'overpaid' }, always: 'money', shown: 'attention' },
  'money-set-aside': { mail: { sellers: 'money-set-aside' }, always: 'money' },
  'payout-failed': { mail: { sellers: 'payout-failed' }, always: 'money', shown: 'attention' },
  'autopay-agreed': { mail: { payer: 'autopay-agreed' }, shown: 'history' },
  'autopay-coming': { mail: { payer: 'autopay-coming' }, shown: 'history' },
  'autopay-declined': {
    mail: { payer: 'autopay-declined', sellers: 'autopay-declined-notice' },
    shown: 'history',
  },
  'autopay-untold': { mail: { sellers: 'autopay-untold-notice' }, shown: 'attention' },
  'autopay-ended': { mail: { payer: 'autopay-ended', sellers: 'autopay-ended-notice' } },
  'document-undelivered': { mail: { sellers: 'document-undelivered' }, shown: 'attention' },
  'recurring-failed': { mail: { sellers: 'recurring-failed' }, shown: 'attention' },
  'payments-off': { mail: { sellers: 'payments-off' }, always: 'money', shown: 'attention' },
  'payments-paused': { mail: { sellers: 'payments-paused' } },
  'unlock-code': { mail: { payer: 'unlock-code' } },
  'promise-made': { mail: { sellers: 'promise-made' }, shown: 'history' },
  'order-number-given': { mail: { sellers: 'order-number-given' }, shown: 'history' },
  'question-asked': { mail: { sellers: 'question-asked' }, shown: 'attention' },
  'question-answered': { mail: { payer: 'question-answered' }, shown: 'history' },
  'fresh-link': { mail: { payer: 'fresh-link' } },
  'operator-visit': { mail: { sellers: 'operator-visit' }, always: 'security' },
  'webhook-disabled': { mail: { sellers: 'webhook-disabled', operators: 'webhook-disabled' } },
  invitation: { mail: { self: 'invitation' }, always: 'security' },
  'sign-in': { mail: { self: 'sign-in-link' }, always: 'security' },
  'proof-code': { mail: { self: 'proof-code' }, always: 'security' },
  'security-change': { mail: { self: 'security-change' }, always: 'security' },
  'invoice-sent': { mail: { payer: 'invoice-sent' }, shown: 'history' },
  'invoice-copied': { mail: { payer: 'invoice-copy' }, shown: 'history' },
  reminder: { mail: { payer: 'reminder' }, shown: 'history' },
  'credit-note-issued': { mail: { payer: 'credit-note-issued' } },
  // Its seller hears of it with what took it: a lost dispute, or a refund of their own.
  'discount-withdrawn': { mail: { payer: 'discount-withdrawn' } },
  statement: { mail: { payer: 'statement' } },
  refunded: { mail: { payer: 'refund-notice' }, shown: 'history' },
} as const satisfies Record<string, Notice>

type Event = keyof typeof NOTICES
type EventFor<R extends Reader> = {
  [E in Event]: (typeof NOTICES)[E]['mail'] extends Record<R, LetterKind> ? E : never
}[Event]

/** What the people of an organisation are told. */
export type SellerEvent = EventFor<'sellers'>
/** What a person is shown among their own notifications. */
export type PersonalEvent = SellerEvent | EventFor<'self'>

const isFor = (event: Event, reader: Reader): boolean => Object.hasOwn(NOTICES[event].mail, reader)
const EVENTS = Object.keys(NOTICES) as Event[]

export const isSellerEvent = (event: Event): event is SellerEvent => isFor(event, 'sellers')
export const PERSONAL_EVENTS = EVENTS.filter(
  (event): event is PersonalEvent => isSellerEvent(event) || isFor(event, 'self'),
)

export const noticeOf = (event: Event): Notice => NOTICES[event]

type Role = 'Owner' | 'Admin' | 'Member'

interface Listener {
  role: Role
  /** What they have said about this event; null where nothing. */
  wants: boolean | null
}

/** Owners and admins answer for the organisation; members look on. */
const isResponsible = (role: Role): boolean => role !== 'Member'

/** Whether what somebody with this role has chosen counts for nothing. */
export const isAlwaysTold = (event: PersonalEvent, role: Role): boolean =>
  noticeOf(event).always !== undefined && (isFor(event, 'self') || isResponsible(role))

/** Owners and admins are told unless they said no, members only if they said yes. */
export const isTold = (event: PersonalEvent, { role, wants }: Listener): boolean =>
  isAlwaysTold(event, role) || (wants ?? isResponsible(role))
