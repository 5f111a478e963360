// The environment: the one place where variables are read, checked and named for the rest of the house.
import { resolve } from 'node:path'
import { z } from 'zod'
import { databaseContradictions, databaseVariables } from './env/database'
import {
  encryptionContradictions,
  encryptionKeysOf,
  encryptionVariables,
  withDerivedKey,
} from './env/encryption-keys'
import { operationVariables, partsOf, retentionOf } from './env/operation'
import { peppolContradictions, peppolOf, peppolVariables } from './env/peppol'
import { providerContradictions, providersOf, providerVariables } from './env/sign-in-providers'
import { collectorOf, telemetryVariables } from './env/telemetry'
import { isLoopback, testClockContradictions, testClockVariables } from './env/test-clock'
import { tokenKeyVariables } from './env/token-public-keys'

/** Everything that is wrong with the environment; `faults` holds one sentence per fault, none of them shows a value that is secret. */
export class EnvError extends Error {
  override name = 'EnvError'
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'))
  }
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

/** The URL when the text is one with such a protocol and nothing behind the host, else undefined. */
function bareOrigin(text: string, protocols: readonly string[]): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  const isBare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === ''
  return isBare && url.hostname !== '' && protocols.includes(url.protocol) ? url : undefined
}

/** The address of a simulator on this machine, a path allowed, without a slash at the end. */
function simulatorAddress(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isBare = url?.search === '' && url.hash === '' && url.username === '' && url.password === ''
  if (!isBare || !/^https?:$/.test(url.protocol) || !isLoopback(url.hostname)) return undefined
  return url.href.replace(/\/+$/, '')
}

const hasProtocol = (text: string, protocols: readonly string[]) =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== ''

/** Blank means unset: right where a default is harmless. */
const lenient = z
  .string()
  .trim()
  .optional()
  .transform((text) => (text === '' ? undefined : text))

/** Blank is refused: a lost secret must not silently turn a real deployment into a demo. */
const strict = (name: string) =>
  z.string().trim().min(1, `${name} is set but empty: give it a value or remove it.`).optional()

const port = (name: string, fallback: number) =>
  lenient
    .refine(
      (text) => text === undefined || (/^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65536),
      {
        error: `${name} must be a port number between 1 and 65535.`,
      },
    )
    .transform((text) => (text === undefined ? fallback : Number(text)))

const webhookSecrets = (name: string) =>
  z
    .string()
    .optional()
    .transform((text) => text?.split(',').map((entry) => entry.trim()) ?? [])
    .refine((entries) => entries.every((entry) => entry !== ''), {
      error: `${name} holds an empty secret: anyone could sign with it.`,
      abort: true,
    })
    // Simulators name their secrets as they like; an API key in this place is a mix-up all the same.
    .refine((entries) => entries.every((entry) => !/^(sk|pk|rk)_|\s/.test(entry)), {
      error: `${name} must hold the signing secrets of the endpoint, separated by commas, not an API key.`,
    })

const settingsSchema = z.object({
  ...databaseVariables,
  ...providerVariables,
  ...encryptionVariables,
  ...tokenKeyVariables,
  ...telemetryVariables,
  ...operationVariables,
  ...peppolVariables,
  ...testClockVariables,
  PORT: port('PORT', 3000),
  APP_URL: lenient.refine(
    (text) => text === undefined || bareOrigin(text, ['http:', 'https:']) !== undefined,
    {
      error:
        'APP_URL must be an absolute http or https address without a path, such as https://pay.example.com.',
    },
  ),
  REMIT_DATA_DIR: lenient.transform((text) => resolve(/* turbopackIgnore: true */ text ?? '.data')),
  STRIPE_SECRET_KEY: strict('STRIPE_SECRET_KEY').refine(
    (text) => text === undefined || text === '' || /^(sk|rk)_(test|live)_\w+$/.test(text),
    { error: 'STRIPE_SECRET_KEY must begin with sk_test_, sk_live_, rk_test_ or rk_live_.' },
  ),
  STRIPE_PUBLISHABLE_KEY: strict('STRIPE_PUBLISHABLE_KEY').refine(
    (text) => text === undefined || text === '' || /^pk_(test|live)_\w+$/.test(text),
    { error: 'STRIPE_PUBLISHABLE_KEY must begin with pk_test_ or pk_live_.' },
  ),
  STRIPE_WEBHOOK_SECRET: webhookSecrets('STRIPE_WEBHOOK_SECRET'),
  STRIPE_CONNECT_WEBHOOK_SECRET: webhookSecrets('STRIPE_CONNECT_WEBHOOK_SECRET'),
  STRIPE_API_BASE: lenient.refine(
    (text) => {
      const url = text === undefined ? undefined : bareOrigin(text, ['http:', 'https:'])
      return text === undefined || (url !== undefined && isLoopback(url.hostname))
    },
    {
      error:
        'STRIPE_API_BASE must be the address of a simulator on this machine, such as http://127.0.0.1:12111.',
    },
  ),
  MOLLIE_API_BASE: lenient.refine((text) => text === undefined || simulatorAddress(text) !== undefined, {
    error:
      'MOLLIE_API_BASE must be the address of a simulator on this machine, such as http://127.0.0.1:12111/mollie.',
  }),
  AUTH_SECRET: strict('AUTH_SECRET').refine(
    (text) => text === undefined || text === '' || text.length >= 32,
    {
      error: 'AUTH_SECRET must be at least 32 characters long.',
    },
  ),
  SMTP_URL: lenient.refine((text) => text === undefined || hasProtocol(text, ['smtp:', 'smtps:']), {
    error: 'SMTP_URL must be an smtp:// or smtps:// address.',
  }),
  MAIL_FROM: lenient.refine((text) => text === undefined || /^[^<>@]*<?[^\s<>@]+@[^\s<>@]+>?$/.test(text), {
    error: 'MAIL_FROM must be an email address, such as Remit <invoices@example.com>.',
  }),
  SANDBOX_PORT: port('SANDBOX_PORT', 12111),
  LOG_LEVEL: lenient.pipe(
    z.enum(LOG_LEVELS, { error: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.` }).default('info'),
  ),
  TRUSTED_PROXY_HOPS: lenient
    .refine((text) => text === undefined || /^\d$/.test(text), {
      error: 'TRUSTED_PROXY_HOPS must be a whole number from 0 to 9.',
    })
    .transform((text) => Number(text ?? 0)),
  STOP_DELAY_SECONDS: lenient
    .refine((text) => text === undefined || /^[0-5]?\d$/.test(text), {
      error: 'STOP_DELAY_SECONDS must be a whole number from 0 to 59.',
    })
    .transform((text) => Number(text ?? 5)),
  WEBHOOK_ALLOW_LOOPBACK: lenient
    .refine((text) => text === undefined || text === 'true' || text === 'false', {
      error: 'WEBHOOK_ALLOW_LOOPBACK must be true or false.',
    })
    .transform((text) => text === 'true'),
})

type Raw = z.output<typeof settingsSchema>

/** Faults that only show when two variables are seen together. */
function contradictions(raw: Raw): string[] {
  const secret = raw.STRIPE_SECRET_KEY
  const isLive = secret?.includes('_live_') ?? false
  const isPublishableLive = raw.STRIPE_PUBLISHABLE_KEY?.startsWith('pk_live_') ?? false
  const rules: [boolean, string][] = [
    ...databaseContradictions(raw),
    [
      secret === undefined && raw.STRIPE_PUBLISHABLE_KEY !== undefined,
      'STRIPE_PUBLISHABLE_KEY is set but STRIPE_SECRET_KEY is missing.',
    ],
    [
      secret === undefined && raw.STRIPE_API_BASE !== undefined,
      'STRIPE_API_BASE is set but STRIPE_SECRET_KEY is missing.',
    ],
    [
      secret !== undefined && raw.STRIPE_PUBLISHABLE_KEY === undefined,
      'STRIPE_PUBLISHABLE_KEY is missing: STRIPE_SECRET_KEY is set, and the two belong together.',
    ],
    [
      secret !== undefined && raw.STRIPE_WEBHOOK_SECRET.length === 0,
      "STRIPE_WEBHOOK_SECRET is missing: without the platform endpoint's secret no Stripe event can be trusted.",
    ],
    [
      secret !== undefined && raw.STRIPE_CONNECT_WEBHOOK_SECRET.length === 0,
      "STRIPE_CONNECT_WEBHOOK_SECRET is missing: without the Connect endpoint's secret Remit never hears of payments.",
    ],
    [
      secret !== undefined && raw.STRIPE_PUBLISHABLE_KEY !== undefined && isLive !== isPublishableLive,
      `STRIPE_SECRET_KEY is a ${isLive ? 'live' : 'test'} key but STRIPE_PUBLISHABLE_KEY is a ${isPublishableLive ? 'live' : 'test'} key.`,
    ],
    [
      isLive && raw.STRIPE_API_BASE !== undefined,
      'STRIPE_API_BASE must not be set together with a live key.',
    ],
    [
      isLive && raw.MOLLIE_API_BASE !== undefined,
      'MOLLIE_API_BASE must not be set together with a live key.',
    ],
    [
      isLive && !raw.APP_URL?.startsWith('https://'),
      'APP_URL must be set to an https address when the Stripe key is a live one.',
    ],
    [
      isLive && raw.WEBHOOK_ALLOW_LOOPBACK,
      'WEBHOOK_ALLOW_LOOPBACK must not be set together with a live key.',
    ],
    ...encryptionContradictions(raw),
    ...peppolContradictions(raw),
    ...testClockContradictions(raw),
    ...providerContradictions(raw),
  ]
  return rules.filter(([isBroken]) => isBroken).map(([, sentence]) => sentence)
}

/** What an operator has set, checked; the fields that `npm start` can fill in may be missing. */
export function readSettings(source: NodeJS.ProcessEnv) {
  const parsed = settingsSchema.safeParse(source)
  if (!parsed.success) throw new EnvError([...new Set(parsed.error.issues.map((issue) => issue.message))])
  const raw = parsed.data
  const faults = contradictions(raw)
  if (faults.length > 0) throw new EnvError(faults)
  const appUrl = new URL(raw.APP_URL ?? `http://localhost:${raw.PORT}`)
  return {
    port: raw.PORT,
    appUrl: appUrl.origin,
    dataDir: raw.REMIT_DATA_DIR,
    databaseUrl: raw.DATABASE_URL,
    databaseDirectUrl: raw.DATABASE_DIRECT_URL,
    databaseReadUrl: raw.DATABASE_READ_URL,
    archiveDir: raw.REMIT_ARCHIVE_DIR,
    stripeSecretKey: raw.STRIPE_SECRET_KEY,
    stripePublishableKey: raw.STRIPE_PUBLISHABLE_KEY,
    stripeWebhookSecrets: raw.STRIPE_WEBHOOK_SECRET,
    stripeConnectWebhookSecrets: raw.STRIPE_CONNECT_WEBHOOK_SECRET,
    stripeApiBase: raw.STRIPE_API_BASE === undefined ? undefined : new URL(raw.STRIPE_API_BASE).origin,
    mollieApiBase: raw.MOLLIE_API_BASE === undefined ? undefined : simulatorAddress(raw.MOLLIE_API_BASE),
    stripeLivemode: raw.STRIPE_SECRET_KEY?.includes('_live_') ?? false,
    authSecret: raw.AUTH_SECRET,
    encryptionKeys: encryptionKeysOf(raw),
    tokenPublicKeys: raw.TOKEN_PUBLIC_KEYS,
    metricsToken: raw.METRICS_TOKEN,
    collector: collectorOf(raw),
    signInProviders: providersOf(raw),
    peppol: peppolOf(raw),
    smtpUrl: raw.SMTP_URL,
    mailFrom: raw.MAIL_FROM ?? `Remit <invoices@${appUrl.hostname}>`,
    /** The file that moves the clock; undefined outside of tests. */
    testClock: raw.REMIT_TEST_CLOCK,
    sandboxPort: raw.SANDBOX_PORT,
    logLevel: raw.LOG_LEVEL,
    trustedProxyHops: raw.TRUSTED_PROXY_HOPS,
    databasePatienceMs: raw.DATABASE_PATIENCE_MS,
    stopDelaySeconds: raw.STOP_DELAY_SECONDS,
    webhookAllowLoopback: raw.WEBHOOK_ALLOW_LOOPBACK,
    operatorsNeedSecondFactor: raw.OPERATORS_NEED_SECOND_FACTOR,
    retention: retentionOf(raw),
    parts: partsOf(raw.REMIT_ROLE),
  }
}

export type Settings = ReturnType<typeof readSettings>

export type Env = Settings & {
  databaseUrl: string
  /** Leads to Postgres itself, for what needs a session of its own. */
  databaseDirectUrl: string
  stripeSecretKey: string
  stripePublishableKey: string
  authSecret: string
}

/** The complete environment of the serving app: `npm start` has filled in what the operator left out. */
export function readEnv(source: NodeJS.ProcessEnv): Env {
  const settings = readSettings(source)
  const { databaseUrl, stripeSecretKey, stripePublishableKey, authSecret } = settings
  const faults = [
    databaseUrl === undefined &&
      'DATABASE_URL is missing: start the app with npm start, which brings its own database.',
    stripeSecretKey === undefined &&
      'STRIPE_SECRET_KEY is missing: start the app with npm start, which brings its own sandbox.',
    authSecret === undefined && 'AUTH_SECRET is missing: start the app with npm start, which generates one.',
  ].filter((fault) => fault !== false)
  if (!databaseUrl || !stripeSecretKey || !stripePublishableKey || !authSecret) throw new EnvError(faults)
  const encryptionKeys = withDerivedKey(settings.encryptionKeys, authSecret)
  const { databaseDirectUrl = databaseUrl } = settings
  return {
    ...settings,
    databaseUrl,
    databaseDirectUrl,
    stripeSecretKey,
    stripePublishableKey,
    authSecret,
    encryptionKeys,
  }
}
