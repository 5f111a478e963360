// The refusals of collecting, a part of the catalogue.
import { LATE_FEES } from './late-fees'
import { PAYER_WORDS } from './payer-words'
import { PLANS } from './plans'
import { RECURRING } from './recurring'
import { REMINDERS } from './reminders'

export const COLLECTING = { ...LATE_FEES, ...PAYER_WORDS, ...PLANS, ...RECURRING, ...REMINDERS } as const
