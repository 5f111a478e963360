// What an invoice costs, step by step, as `npm run scale` measured it; the table in docs/scaling.md and the reckoning rest on it.

export const STEPS = ['create', 'send', 'read', 'open a payment', 'settle', 'write events', 'refund'] as const
export type Step = (typeof STEPS)[number]

/** Of one invoice, on average. */
export interface StepCost {
  statements: number
  roundTrips: number
  /** Between the app and Postgres, both ways. */
  wireBytes: number
  walBytes: number
  /** Inserted, updated or deleted. */
  rows: number
  postgresCpuMs: number
  appCpuMs: number
}

export interface Measured {
  invoices: number
  /** On disk with all indexes: what stays, and what is deleted after a month (events in and out). */
  keptBytesPerInvoice: number
  passingBytesPerInvoice: number
  steps: Record<Step, StepCost>
}

/** Of a hundred invoices, on two cores that much else was running on at the time. */
export const MEASURED: Measured = {
  invoices: 100,
  keptBytesPerInvoice: 29245,
  passingBytesPerInvoice: 21627,
  steps: {
    create: {
      statements: 8.03,
      roundTrips: 8.03,
      wireBytes: 6303.15,
      walBytes: 3318.56,
      rows: 5,
      postgresCpuMs: 5.3,
      appCpuMs: 11.22,
    },
    send: {
      statements: 10.03,
      roundTrips: 10.03,
      wireBytes: 7897.2,
      walBytes: 5337.36,
      rows: 7,
      postgresCpuMs: 8.9,
      appCpuMs: 14.6,
    },
    read: {
      statements: 2.03,
      roundTrips: 2.03,
      wireBytes: 3593.15,
      walBytes: 0,
      rows: 0,
      postgresCpuMs: 1.5,
      appCpuMs: 2.8,
    },
    'open a payment': {
      statements: 4.03,
      roundTrips: 4.03,
      wireBytes: 13761.53,
      walBytes: 4509.84,
      rows: 4,
      postgresCpuMs: 6.9,
      appCpuMs: 11.84,
    },
    settle: {
      statements: 51.13,
      roundTrips: 51.13,
      wireBytes: 95536.51,
      walBytes: 42983.68,
      rows: 29.84,
      postgresCpuMs: 50.3,
      appCpuMs: 61.38,
    },
    'write events': {
      statements: 22.29,
      roundTrips: 22.29,
      wireBytes: 21364.51,
      walBytes: 8614.72,
      rows: 3.2,
      postgresCpuMs: 13.8,
      appCpuMs: 26.97,
    },
    refund: {
      statements: 40.03,
      roundTrips: 40.03,
      wireBytes: 57541.16,
      walBytes: 21708.8,
      rows: 22,
      postgresCpuMs: 29.6,
      appCpuMs: 45.74,
    },
  },
}
