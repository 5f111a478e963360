// What is held of payers beside the books: letters, events, declined cards, what callers are told.
import type { Holding } from './holdings'

export const APART: Record<string, Holding> = {
  outbox: {
    personal: ['content', 'sent_to', 'refused_for', 'last_error'],
    kept: 'addresses 365 days (RETENTION_LETTER_DAYS), links to sign in 30 days',
    why: 'to show where an invoice was sent, and what a mail server said',
    remains: 'that a letter of this kind was sent, so that none is sent twice',
  },
  inbox: {
    personal: ['payload'],
    plain: ['last_error'],
    kept: '40 days (RETENTION_EVENT_DAYS); those of other providers 30',
    why: 'Stripe lists its events for 30 days: until then one that comes again must be known',
    remains: 'nothing. What waits for a person is kept until one has looked',
  },
  webhook_events: {
    personal: ['payload'],
    kept: '30 days',
    why: 'every try says the same, and who missed one can ask for it',
    remains: 'nothing',
  },
  webhook_deliveries: {
    personal: [],
    kept: 'as long as their event',
    why: 'to see how the telling went',
    remains: 'nothing',
  },
  webhook_attempts: {
    personal: ['response'],
    kept: 'as long as their event',
    why: 'to see what the endpoint answered',
    remains: 'nothing',
  },
  declines: {
    personal: ['fingerprint', 'network'],
    kept: '90 days',
    why: 'to find who tries stolen cards; both are hashes',
    remains: 'nothing',
  },
  payment_locks: {
    personal: [],
    kept: '90 days',
    why: 'operators compare how often cards were tried',
    remains: 'nothing',
  },
  payment_openings: {
    personal: ['network'],
    kept: '3 days',
    why: 'a decline is counted for the network, a hash, from which the payment was opened',
    remains: 'nothing',
  },
}
