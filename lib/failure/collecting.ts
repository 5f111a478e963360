// The refusals of collecting, a part of the catalogue.
import { PAYER_WORDS } from './payer-words'
import { PLANS } from './plans'
import { RECURRING } from './recurring'
import { REMINDERS } from './reminders'

export const COLLECTING = { ...PAYER_WORDS, ...PLANS, ...RECURRING, ...REMINDERS } as const
