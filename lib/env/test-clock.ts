// The clock that tests can move: honoured only where nothing is real, neither money nor anybody's page.
import { resolve } from 'node:path'
import { z } from 'zod'

export const isLoopback = (host: string) =>
  host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)

export const testClockVariables = {
  REMIT_TEST_CLOCK: z
    .string()
    .trim()
    .optional()
    .transform((text) => (text ? resolve(/* turbopackIgnore: true */ text) : undefined)),
}

interface Raw {
  REMIT_TEST_CLOCK?: string | undefined
  STRIPE_SECRET_KEY?: string | undefined
  STRIPE_API_BASE?: string | undefined
  APP_URL?: string | undefined
}

/** Where no key is given, the sandbox comes along, with a test key and on this machine. */
function isAllTest({ APP_URL, STRIPE_API_BASE, STRIPE_SECRET_KEY }: Raw): boolean {
  const isHere = (address: string) => URL.canParse(address) && isLoopback(new URL(address).hostname)
  const hasSandbox = STRIPE_SECRET_KEY === undefined
  const isPretended = /^[sr]k_test_/.test(STRIPE_SECRET_KEY ?? '') && isHere(STRIPE_API_BASE ?? '')
  return (hasSandbox || isPretended) && (APP_URL === undefined || isHere(APP_URL))
}

export const testClockContradictions = (raw: Raw): [boolean, string][] => [
  [
    raw.REMIT_TEST_CLOCK !== undefined && !isAllTest(raw),
    'REMIT_TEST_CLOCK moves time and is for tests alone: it needs a test key of Stripe (sk_test_… or rk_test_…), and STRIPE_API_BASE and APP_URL must lead to this machine.',
  ],
]
