// Starts the sandbox Stripe as a child, with the keys and secrets that it shares with the app.
import { freePort } from '@/db/embedded/free-port'
import { startService } from './service'

export type SandboxKeys = {
  secretKey: string
  publishableKey: string
  webhookSecret: string
  connectWebhookSecret: string
}

export const DEMO_KEYS: SandboxKeys = {
  secretKey: 'sk_test_remitsandbox',
  publishableKey: 'pk_test_remitsandbox',
  webhookSecret: 'whsec_remit_sandbox_platform',
  connectWebhookSecret: 'whsec_remit_sandbox_connect',
}

type Options = {
  keys: SandboxKeys
  /** Where the app listens on loopback, without a slash at the end; left out: no events go there by themselves. */
  appLoopbackUrl?: string
  appUrl: string
  port?: number
  smtpPort?: number
  /** Left out: it remembers nothing. */
  dataDir?: string
  /** The file that moves its clock together with the app's. */
  testClock?: string | undefined
  /** Orders that would concern everybody who uses it are refused. */
  isShared?: boolean
  output?: 'inherit' | 'ignore' | number
}

export type SandboxReady = { url: string; smtpUrl: string }

export async function startSandbox(options: Options) {
  const { keys, appLoopbackUrl, appUrl, dataDir, output, testClock } = options
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: 'production',
    SANDBOX_PORT: String(options.port ?? (await freePort())),
    SANDBOX_SMTP_PORT: String(options.smtpPort ?? (await freePort())),
    SANDBOX_DATA_DIR: dataDir ?? '',
    SANDBOX_SECRET_KEY: keys.secretKey,
    SANDBOX_PUBLISHABLE_KEY: keys.publishableKey,
    SANDBOX_WEBHOOK_URL: appLoopbackUrl && `${appLoopbackUrl}/webhooks/stripe`,
    SANDBOX_WEBHOOK_SECRET: keys.webhookSecret,
    SANDBOX_CONNECT_WEBHOOK_URL: appLoopbackUrl && `${appLoopbackUrl}/webhooks/stripe/connect`,
    SANDBOX_CONNECT_WEBHOOK_SECRET: keys.connectWebhookSecret,
    APP_URL: appUrl,
    SANDBOX_TEST_CLOCK: testClock ?? '',
    SANDBOX_SHARED: options.isShared ? 'yes' : '',
  }
  return startService<SandboxReady>({ entry: 'sandbox/main.ts', env, output })
}

/** What the app has to be told to take this sandbox for Stripe, for Mollie, and for an access point of Peppol. */
export const appEnvOf = (keys: SandboxKeys, url: string) => ({
  STRIPE_SECRET_KEY: keys.secretKey,
  STRIPE_PUBLISHABLE_KEY: keys.publishableKey,
  STRIPE_WEBHOOK_SECRET: keys.webhookSecret,
  STRIPE_CONNECT_WEBHOOK_SECRET: keys.connectWebhookSecret,
  STRIPE_API_BASE: url,
  MOLLIE_API_BASE: `${url}/mollie`,
  PEPPOL_ACCESS_POINT_URL: `${url}/peppol`,
  PEPPOL_ACCESS_POINT_KEY: 'ap_test_remitsandbox',
})
