// What saturates first as invoices grow: arithmetic over what an invoice was measured to cost, with every assumption named.
import type { Measured, Step, StepCost } from './measured'

/** How often each step happens to an average invoice. A page of the payer’s is taken for a read. */
const TIMES: Record<Step, number> = {
  create: 1,
  send: 1,
  read: 5,
  'open a payment': 0.9,
  settle: 0.9,
  'write events': 0.9,
  refund: 0.03,
}

/** Assumed, not measured: change one and run `npm run scale` again. */
export const ASSUMED = {
  /** The busiest seconds over the mean of a day. */
  peakFactor: 8,
  /** Of all invoices, those of the largest organisation: their numbers are given one after the other. */
  largestShare: 0.02,
  /** How long its row stays locked for one number: the rest of the transaction, and a commit that a standby has confirmed. */
  lockMs: 5,
  /** One large server: cores like those that it was measured on, of which so much may be in use at the peak. */
  cores: 32,
  usableShare: 0.6,
  /** What one standby replays, in one process: behind that it falls back for good. */
  walBytesPerSecond: 100e6,
  diskBytes: 16e12,
  keptYears: 10,
  /** Of the kind that there are more of, for each payment; the limit is Stripe’s for a platform, in live mode (November 2026). */
  stripeCalls: 2,
  stripeCallsPerSecond: 100,
  restoreBytesPerSecond: 500e6,
} as const

type Assumed = { [Name in keyof typeof ASSUMED]: number }

const DAY_SECONDS = 86_400

export interface Reckoned {
  invoicesPerDay: number
  peakPerSecond: number
  /** Resource → how much of what there is the peak takes; above 1 it is not enough. */
  shares: Record<string, number>
  first: string
  appCores: number
  restoreHours: number
}

/** One figure of an average invoice's whole life. */
export const perInvoice = ({ steps }: Measured, figure: keyof StepCost): number =>
  Object.entries(TIMES).reduce((sum, [step, times]) => sum + times * steps[step as Step][figure], 0)

export function reckon(measured: Measured, invoicesPerDay: number, assumed: Assumed = ASSUMED): Reckoned {
  const peakPerSecond = (invoicesPerDay / DAY_SECONDS) * assumed.peakFactor
  const paidPerSecond = peakPerSecond * TIMES['open a payment']
  const keptBytes =
    invoicesPerDay *
    (365 * assumed.keptYears * measured.keptBytesPerInvoice + 30 * measured.passingBytesPerInvoice)
  const shares = {
    'processors of the primary':
      (peakPerSecond * perInvoice(measured, 'postgresCpuMs')) / (assumed.cores * assumed.usableShare * 1000),
    'log that a standby replays':
      (peakPerSecond * perInvoice(measured, 'walBytes')) / assumed.walBytesPerSecond,
    'disk of the primary': keptBytes / assumed.diskBytes,
    'Stripe’s limit on calls of one platform':
      (paidPerSecond * assumed.stripeCalls) / assumed.stripeCallsPerSecond,
    'numbers of the largest organisation': (peakPerSecond * assumed.largestShare * assumed.lockMs) / 1000,
  }
  const [first = ''] = Object.entries(shares).toSorted(([, a], [, b]) => b - a)[0] ?? []
  return {
    invoicesPerDay,
    peakPerSecond,
    shares,
    first,
    appCores: (peakPerSecond * perInvoice(measured, 'appCpuMs')) / (1000 * assumed.usableShare),
    restoreHours: keptBytes / assumed.restoreBytesPerSecond / 3_600,
  }
}
