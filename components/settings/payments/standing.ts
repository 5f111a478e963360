// The payment account's status in words, and the next step.
import type { Tone } from '@/components/ui/status-mark'
import type { PaymentAccountStatus } from '@/lib/payment-accounts/payment-account'
import type { AccountStanding } from '@/lib/payment-accounts/payment-settings'

/** `begin`, `resume` and `provide` open Stripe's form; `contact` leads to Stripe's people; `restart` puts the account aside. */
export type NextStep = 'begin' | 'resume' | 'provide' | 'contact' | 'restart'

export interface Standing {
  tone: Tone
  word: string
  title: string
  sentences: string[]
  /** Undefined where there is nothing to do. */
  next: NextStep | undefined
}

const MARKS: Record<PaymentAccountStatus, { tone: Tone; word: string }> = {
  NotStarted: { tone: 'calm', word: 'Not started' },
  OnboardingInProgress: { tone: 'moving', word: 'In progress' },
  Active: { tone: 'good', word: 'Active' },
  Restricted: { tone: 'wait', word: 'Restricted' },
  Rejected: { tone: 'bad', word: 'Rejected' },
  Disconnected: { tone: 'bad', word: 'Disconnected' },
}

const BY_ITSELF = 'This page updates automatically.'

const isMissing = ({ currentlyDue, pastDue }: AccountStanding) => currentlyDue.length + pastDue.length > 0

type Story = Omit<Standing, 'tone' | 'word'>

function storyInProgress({ canCharge, detailsSubmitted }: AccountStanding): Story {
  if (!detailsSubmitted)
    return {
      title: 'Stripe needs a few details from you',
      sentences: [
        'Payers cannot pay you by card until you have provided them. What you have already entered is saved: you continue where you left off.',
      ],
      next: 'resume',
    }
  return {
    title: 'Stripe is checking your details',
    sentences: [
      `There is nothing to do now. Most checks take minutes, some up to two days. ${BY_ITSELF}`,
      ...(canCharge ? ['You can take payments in the meantime.'] : []),
    ],
    next: undefined,
  }
}

function storyOfActive(standing: AccountStanding): Story {
  const title = 'Your customers can pay you'
  if (isMissing(standing))
    return {
      title,
      sentences: [
        'Stripe will need a little more soon. Provide it when you have a moment, and payments continue as they are.',
      ],
      next: 'provide',
    }
  return {
    title,
    sentences: ['By card or wallet, and the money goes to your bank account.'],
    next: undefined,
  }
}

/** Why Stripe holds an account back without asking for anything. */
const HELD: Readonly<Record<string, string>> = {
  listed: 'Stripe is checking whether your business is on a list of those it must not serve.',
  platform_paused: 'Payments have been paused on our side.',
}

function storyOfRestricted(standing: AccountStanding): Story {
  const { canCharge, disabledReason, payoutsEnabled } = standing
  const next = isMissing(standing) ? 'provide' : 'contact'
  const asks = isMissing(standing) ? ['Stripe needs what is listed below.'] : []
  if (canCharge && !payoutsEnabled)
    return {
      title: 'You can take payments while payouts wait',
      sentences: [
        'Your customers pay as usual. Until payouts are on, the money stays safely at Stripe.',
        ...asks,
      ],
      next,
    }
  if (canCharge)
    return {
      title: 'You can take payments, but Stripe is waiting for something',
      sentences: [...asks, 'If it does not come, Stripe will stop your payments.'],
      next,
    }
  if (isMissing(standing))
    return {
      title: 'You cannot take payments now',
      sentences: [...asks, 'As soon as Stripe has it and has checked it, your customers can pay again.'],
      next,
    }
  return {
    title: 'You cannot take payments now',
    sentences: [
      HELD[disabledReason ?? ''] ?? 'Stripe has stopped payments and is not asking for anything in its form.',
      'Stripe’s support can tell you why, and what would help.',
    ],
    next,
  }
}

const REJECTED: Readonly<Record<string, string>> = {
  'rejected.fraud': 'Stripe suspects that something about this account is not right.',
  'rejected.terms_of_service': 'What you sell is not allowed by Stripe’s terms.',
  'rejected.incomplete_verification': 'Stripe could not confirm who you are.',
  'rejected.listed': 'Your business is on a list of those that Stripe must not serve.',
  'rejected.inactivity': 'The account was not used for a long time.',
}

const storyOfRejected = ({ disabledReason }: AccountStanding): Story => ({
  title: 'Stripe does not accept this business',
  sentences: [
    REJECTED[disabledReason ?? ''] ?? 'Stripe does not say why.',
    'If you think this is a mistake, ask Stripe support to review it. Past payments are not affected.',
  ],
  next: 'contact',
})

const STORIES: Record<PaymentAccountStatus, (standing: AccountStanding) => Story> = {
  NotStarted: () => ({
    title: 'Your customers cannot pay you by card yet',
    sentences: ['It takes about ten minutes to set this up.'],
    next: 'begin',
  }),
  OnboardingInProgress: storyInProgress,
  Active: storyOfActive,
  Restricted: storyOfRestricted,
  Rejected: storyOfRejected,
  Disconnected: () => ({
    title: 'The connection to Stripe was ended',
    sentences: [
      'Someone with access to your Stripe account ended it there, so your customers cannot pay by card. Past payments are not affected.',
      'To get paid again, start again with a Stripe account.',
    ],
    next: 'restart',
  }),
}

export function standingOf(standing: AccountStanding): Standing {
  const mark = MARKS[standing.status]
  const isChecked = standing.status === 'OnboardingInProgress' && standing.detailsSubmitted
  return { ...mark, ...(isChecked && { word: 'Being checked' }), ...STORIES[standing.status](standing) }
}

/** Stripe's form has something to ask in these states. */
export const opensForm = (next: NextStep | undefined): next is 'begin' | 'resume' | 'provide' =>
  next === 'begin' || next === 'resume' || next === 'provide'
