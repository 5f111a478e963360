// `remit doctor`: says in plain words what is configured, what can be reached, and what is wrong.
import type { Command } from 'commander'
import { EnvError, readEnv } from '@/lib/env'
import { say } from '../support/say'
import { examineDatabase } from './doctor/database'
import type { Finding } from './doctor/finding'
import { examineAddress, examineMail } from './doctor/outside'
import { examinePeppol } from './doctor/peppol'
import { examineStripe } from './doctor/stripe'
import { type Surroundings, withSurroundings } from './surroundings'

const MARKS = { fine: '✓', note: '!', fault: '✗' } as const

async function examine({ databaseUrl, env: source, settings }: Surroundings): Promise<Finding[]> {
  const env = readEnv(source)
  const isSandbox = settings.stripeSecretKey === undefined
  return (
    await Promise.all([
      [
        {
          about: 'environment',
          state: 'fine',
          sentence: 'The environment is complete and consistent.',
        } as const,
      ],
      examineDatabase(databaseUrl, settings),
      examineStripe(env, isSandbox),
      examineAddress(env),
      examineMail(settings, env),
      examinePeppol(settings, env),
    ])
  ).flat()
}

export async function findEverything(): Promise<Finding[]> {
  try {
    return await withSurroundings(examine)
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    return error.faults.map((sentence) => ({ about: 'environment', state: 'fault', sentence }))
  }
}

export function addDoctorCommand(program: Command, print: (answer: unknown) => void): void {
  program
    .command('doctor')
    .description('report what is configured, reachable and wrong; exits with 1 if something is wrong')
    .action(async () => {
      const findings = await findEverything()
      for (const { about, state, sentence } of findings)
        say(`${MARKS[state]} ${about.padEnd(11)} ${sentence}`)
      const isHealthy = findings.every(({ state }) => state !== 'fault')
      print({ isHealthy, findings })
      if (!isHealthy) process.exitCode = 1
    })
}
