// The environment that the app is given: what the operator has set, completed by what comes along.
import type { Settings } from '@/lib/env'
import { appEnvOf, DEMO_KEYS, type SandboxKeys, type SandboxReady } from './sandbox'
import type { Secrets } from './secrets'

type Facts = {
  settings: Settings
  secrets: Secrets
  databaseUrl: string
  /** Only when the sandbox simulates Stripe. */
  sandbox: SandboxReady | undefined
  nodeEnv: 'production' | 'development'
}

export function sandboxKeys(settings: Settings, secrets: Secrets): SandboxKeys {
  return {
    ...DEMO_KEYS,
    webhookSecret: settings.stripeWebhookSecrets[0] ?? secrets.webhookSecret,
    connectWebhookSecret: settings.stripeConnectWebhookSecrets[0] ?? secrets.connectWebhookSecret,
  }
}

/** Where the sandbox is, whether it runs or not. */
export const sandboxAddress = ({ sandboxPort }: Settings): SandboxReady => ({
  url: `http://127.0.0.1:${sandboxPort}`,
  smtpUrl: `smtp://127.0.0.1:${sandboxPort + 1}`,
})

export function appEnv({ databaseUrl, nodeEnv, sandbox, secrets, settings }: Facts): NodeJS.ProcessEnv {
  const stripe = sandbox ? appEnvOf(sandboxKeys(settings, secrets), sandbox.url) : {}
  const smtpUrl = settings.smtpUrl ?? sandbox?.smtpUrl
  // A demo serves this machine only: its sign-in page opens every door.
  const hosts = sandbox && process.env.APP_URL === undefined ? '127.0.0.1,::1' : '::'
  return {
    LOG_LEVEL: sandbox ? 'warn' : 'info',
    // Nobody balances the load of a demo.
    ...(sandbox && { STOP_DELAY_SECONDS: '0' }),
    ...process.env,
    NODE_ENV: nodeEnv,
    NEXT_TELEMETRY_DISABLED: '1',
    ...stripe,
    // An access point of the operator's own is tried out with the sandbox, too.
    ...(settings.peppol && {
      PEPPOL_ACCESS_POINT_URL: settings.peppol.url,
      PEPPOL_ACCESS_POINT_KEY: settings.peppol.key,
    }),
    ...(smtpUrl ? { SMTP_URL: smtpUrl } : {}),
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: settings.authSecret ?? secrets.authSecret,
    APP_URL: settings.appUrl,
    PORT: String(settings.port),
    REMIT_DATA_DIR: settings.dataDir,
    // Kept by whoever starts the database; the app has only its address.
    REMIT_ARCHIVE_DIR: '',
    SERVE_HOSTS: hosts,
  }
}
