// Every standing says what it means and at most one thing to do, and no code of Stripe's comes through.
import { expect, it, test } from 'vitest'
import type { AccountStanding } from '@/lib/payment-accounts/payment-settings'
import { standingOf } from './standing'

const FRESH: AccountStanding = {
  status: 'NotStarted',
  canCharge: false,
  payoutsEnabled: false,
  detailsSubmitted: false,
  currentlyDue: [],
  pastDue: [],
  disabledReason: null,
  isFresh: true,
}
const of = (difference: Partial<AccountStanding>) => standingOf({ ...FRESH, ...difference })
const due = { currentlyDue: ['external_account'] }

it.each<[string, Partial<AccountStanding>, string, string | undefined]>([
  ['nothing yet', {}, 'Your customers cannot pay you by card yet', 'begin'],
  ['begun', { status: 'OnboardingInProgress' }, 'Stripe needs a few details from you', 'resume'],
  [
    'handed in',
    { status: 'OnboardingInProgress', detailsSubmitted: true },
    'Stripe is checking your details',
    undefined,
  ],
  ['active', { status: 'Active', canCharge: true }, 'Your customers can pay you', undefined],
  [
    'active with more to come',
    { status: 'Active', canCharge: true, ...due },
    'Your customers can pay you',
    'provide',
  ],
  [
    'without payouts',
    { status: 'Restricted', canCharge: true, ...due },
    'You can take payments while payouts wait',
    'provide',
  ],
  [
    'late, with all on',
    { status: 'Restricted', canCharge: true, payoutsEnabled: true, pastDue: ['external_account'] },
    'You can take payments, but Stripe is waiting for something',
    'provide',
  ],
  ['restricted', { status: 'Restricted', ...due }, 'You cannot take payments now', 'provide'],
  [
    'restricted for a reason that is new',
    { status: 'Restricted', disabledReason: 'moon.phase' },
    'You cannot take payments now',
    'contact',
  ],
  [
    'rejected',
    { status: 'Rejected', disabledReason: 'rejected.fraud' },
    'Stripe does not accept this business',
    'contact',
  ],
  ['disconnected', { status: 'Disconnected' }, 'The connection to Stripe was ended', 'restart'],
])('%s', (_, difference, title, next) => {
  expect(of(difference)).toMatchObject({ title, next })
  expect(of(difference).sentences.join(' ')).toMatch(/\w/)
  expect(of(difference).sentences.join(' ')).not.toMatch(/\w[_.]\w/)
})

test('a running check is marked as such, and says that payments may continue', () => {
  expect(of({ status: 'OnboardingInProgress', detailsSubmitted: true, canCharge: true })).toMatchObject({
    word: 'Being checked',
    sentences: [expect.any(String), 'You can take payments in the meantime.'],
  })
})
