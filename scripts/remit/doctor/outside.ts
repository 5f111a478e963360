// The doctor looks at the address that payers are given, and at the way out for mail.
import { createTransport } from 'nodemailer'
import type { Env, Settings } from '@/lib/env'
import { answers } from '../reach'
import type { Finding } from './finding'

export async function examineAddress({ appUrl }: Env): Promise<Finding> {
  if (await answers(`${appUrl}/api/health`)) {
    return { about: 'address', state: 'fine', sentence: `Remit serves at ${appUrl}.` }
  }
  return {
    about: 'address',
    state: 'note',
    sentence: `Remit is not reachable at ${appUrl} (APP_URL): has it been started?`,
  }
}

export async function examineMail({ smtpUrl }: Settings, env: Env): Promise<Finding> {
  if (env.smtpUrl === undefined) {
    return {
      about: 'mail',
      state: 'note',
      sentence: 'SMTP_URL is not set: emails wait in the outbox.',
    }
  }
  const { host } = new URL(env.smtpUrl)
  const limits = {
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 15_000,
    dnsTimeout: 15_000,
  }
  const transport = createTransport({ url: env.smtpUrl, ...limits })
  try {
    await transport.verify()
    return {
      about: 'mail',
      state: 'fine',
      sentence: `The mail server ${host} accepts mail from ${env.mailFrom}.`,
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return smtpUrl === undefined
      ? {
          about: 'mail',
          state: 'note',
          sentence: "The sandbox's mailbox is not running; npm start starts it.",
        }
      : { about: 'mail', state: 'fault', sentence: `The mail server ${host} cannot be used: ${why}` }
  } finally {
    transport.close()
  }
}
