// What can be set about a sandbox, and how the environment says it.
export interface WebhookTarget {
  url: string
  secret: string
}

export interface SandboxOptions {
  /** 0 takes a free port. */
  port: number
  smtpPort: number
  /** Without a folder nothing survives a restart. */
  dataDir: string | undefined
  secretKey: string
  publishableKey: string
  platformWebhook: WebhookTarget | undefined
  connectWebhook: WebhookTarget | undefined
  appUrl: string | undefined
  /** Several use it at once and must not meet: an order that concerns all of them is refused. */
  isShared: boolean
  /** A file with one line, `+SECONDS`, by which its clock is ahead of the system's. */
  testClock: string | undefined
}

export const SANDBOX_DEFAULTS: SandboxOptions = {
  port: 12111,
  smtpPort: 12112,
  dataDir: undefined,
  secretKey: 'sk_test_remitsandbox',
  publishableKey: 'pk_test_remitsandbox',
  platformWebhook: undefined,
  connectWebhook: undefined,
  appUrl: undefined,
  isShared: false,
  testClock: undefined,
}

type Source = Record<string, string | undefined>

/** Reads SANDBOX_* and APP_URL; throws one clear sentence for what cannot be. */
export function readSandboxOptions(source: Source): SandboxOptions {
  const port = readPort(source, 'SANDBOX_PORT', SANDBOX_DEFAULTS.port)
  return {
    port,
    smtpPort: readPort(source, 'SANDBOX_SMTP_PORT', port === 0 ? 0 : port + 1),
    dataDir: source.SANDBOX_DATA_DIR === undefined ? '.data/sandbox' : source.SANDBOX_DATA_DIR || undefined,
    secretKey: source.SANDBOX_SECRET_KEY || SANDBOX_DEFAULTS.secretKey,
    publishableKey: source.SANDBOX_PUBLISHABLE_KEY || SANDBOX_DEFAULTS.publishableKey,
    platformWebhook: readTarget(source, 'SANDBOX_WEBHOOK'),
    connectWebhook: readTarget(source, 'SANDBOX_CONNECT_WEBHOOK'),
    appUrl: source.APP_URL || undefined,
    isShared: source.SANDBOX_SHARED === 'yes',
    testClock: source.SANDBOX_TEST_CLOCK || undefined,
  }
}

function readPort(source: Source, name: string, standard: number): number {
  const text = source[name]
  if (text === undefined || text === '') return standard
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`${name} must be a port, not ${text}.`)
  return port
}

function readTarget(source: Source, prefix: string): WebhookTarget | undefined {
  const url = source[`${prefix}_URL`]
  const secret = source[`${prefix}_SECRET`]
  if (!url) return undefined
  if (!secret) throw new Error(`${prefix}_URL is set, so ${prefix}_SECRET must be set too.`)
  return { url, secret }
}
